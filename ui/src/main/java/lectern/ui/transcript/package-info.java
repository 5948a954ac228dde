/** The conversation itself: questions, answers, and how far an answer has come. */
package lectern.ui.transcript;
