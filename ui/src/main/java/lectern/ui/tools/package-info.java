/** Tools for those who make Lectern: pictures of its window. No part of the window itself. */
package lectern.ui.tools;
