/** What the person can choose, in one place that can be searched. */
package lectern.ui.settings;
