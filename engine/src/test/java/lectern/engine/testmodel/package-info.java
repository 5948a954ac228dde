/**
 * Small models made on the spot, for tests of every module. Start at {@link lectern.engine.testmodel.TinyGemma}.
 */
package lectern.engine.testmodel;
