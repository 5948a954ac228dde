/** What ships with Lectern besides code: the demo model, sample documents, icons, themes, translations, licences. */
module lectern.assets {
    exports lectern.assets;
}
