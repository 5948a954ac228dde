package lectern.engine.testmodel;

/** A short text about what Lectern is asked about, from which the small vocabulary is learned. */
final class Corpus {

    static final String TEXT = """
            What does the picture show? The picture shows a table with three columns and seven rows. The first column
            holds the date, the second the name of the item and the third its price. The total is at the bottom of the
            page, below the line. Please read the total amount on this invoice and tell me when it has to be paid. The
            invoice was written on the third of March and has to be paid within thirty days. Which colour is the car in
            the middle of the photograph? The car in the middle is red, the one on the left is blue and the one on the
            right is green. How many people are there in the picture? There are four people: two women, a man and a
            child. They are standing in front of a large house with a brown door and white windows. Behind the house
            you can see trees and a mountain with snow on it. The sky is clear and the sun is low, so it may be early
            in the morning or late in the evening. Describe the chart. The chart shows how the number of visitors has
            changed over the last ten years. It was highest in summer and lowest in winter. Between the two there is a
            difference of about forty percent. Is there any text on the sign? Yes, the sign says that the road is
            closed until further notice. What is written at the top of the letter? At the top of the letter is the
            address of the sender, then the address of the receiver, then the place and the date. The letter thanks the
            customer for the order and says that the goods will be sent next week. Compare both documents and list
            what is different. The first document names a price of twelve hundred and the second one of eleven hundred.
            Everything else is the same. Who signed the contract? The contract was signed by the owner of the company
            and by the buyer, on the last page, next to the stamp. Where is the cat? The cat is sleeping on the chair
            under the window. What kind of animal is that? It is a bird, perhaps an owl, because its eyes are large and
            look straight ahead. Translate the words on the menu into English. The menu offers soup, bread and cheese,
            fish with potatoes, rice with vegetables, and cake with coffee or tea. What time does the clock show? The
            clock shows a quarter past nine. Summarize this page in one sentence. The page explains how to connect the
            printer to the computer and what to do when the light is blinking. I do not know what this means, could you
            explain it? It means that the paper tray is empty or that the cover is open. Answer only with the number.
            The answer is forty two. Thank you very much for your help! You are welcome. If you have another question
            about your pictures or your documents, just ask me again. I cannot see that in the picture, because it is
            too small or too dark. Please show me a sharper or larger version of it. Some values could not be read with
            certainty; they have been marked. Every value should be checked against the original before it is used.
            The receipt lists apples, oranges, milk, butter, eggs, sugar, salt, pepper, oil and water. The map shows
            the river from north to south, the railway station, the town hall, the school, the church, the market, the
            harbour and the bridge. On Monday, Tuesday, Wednesday, Thursday and Friday it opens at eight; on Saturday
            and Sunday it stays closed. January, February, April, May, June, July, August, September, October,
            November and December each have their own page in the calendar. Small things matter: a comma, a colon, a
            semicolon, a dash, brackets (round or square), quotation marks and the sign for percent. Write clearly,
            think carefully, look twice, and say honestly what you do not know.
            """;

    private Corpus() {}
}
