module lectern.storage {}
