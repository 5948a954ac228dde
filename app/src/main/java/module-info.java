module lectern.app {}
