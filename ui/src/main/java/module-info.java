module lectern.ui {}
