/** Tables of what documents say: fields are asked of each document or page, and kept row by row. */
package lectern.app.extract;
