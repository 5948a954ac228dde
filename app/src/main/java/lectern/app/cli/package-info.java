/** The command line: the same questions without a window. Start at {@link lectern.app.cli.Main}. */
package lectern.app.cli;
