/** Tables of what documents say: choosing documents and fields, watching them fill, correcting and exporting them. */
package lectern.ui.tables;
