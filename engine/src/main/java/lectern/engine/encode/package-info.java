/** Encoding a picture: what every way of doing it takes, gives and can be told. */
package lectern.engine.encode;
