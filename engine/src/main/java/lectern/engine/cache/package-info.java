/** What can be made again and is kept on the disk because making it takes long. */
package lectern.engine.cache;
