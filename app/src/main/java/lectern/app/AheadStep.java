package lectern.app;

import lectern.app.ReadingAhead.Wish;

/** What is done ahead of a question in one go. */
sealed interface AheadStep {

    /**
     * A view of a page is encoded.
     *
     * @param page that goes first, from 0; -1 for none
     */
    record View(AttachmentView attachment, ModelState.Open open, int page) implements AheadStep {}

    /**
     * What stands before a question is read.
     *
     * @param instructions that go before the conversation
     * @param changes of conversations that there were so far: another number may mean that something else was said
     */
    record Prompt(Wish wish, ModelState.Open open, String instructions, int changes) implements AheadStep {}

    /** Whether this is still what another one began. */
    default boolean goesOnWith(AheadStep begun) {
        return this instanceof View here && begun instanceof View there
                ? here.attachment().equals(there.attachment())
                : equals(begun);
    }
}
