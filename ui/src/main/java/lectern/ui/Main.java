package lectern.ui;

import java.util.List;
import javafx.application.Application;

/** Starts the window: {@code [--data DIR] [--model FILE [--mmproj FILE]]}. */
public final class Main {

    /** The arguments make no sense. */
    private static final int BAD_ARGUMENTS = 2;

    private Main() {}

    public static void main(String[] args) {
        try {
            LaunchOptions.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_ARGUMENTS);
        }
        Application.launch(LecternApplication.class, args);
    }
}
