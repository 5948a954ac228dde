/** Where a question is written: text, attachments, sending, stopping; and what dropping and pasting mean. */
package lectern.ui.composer;
