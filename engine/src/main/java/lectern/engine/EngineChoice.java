package lectern.engine;

/** Which provider runs the model. */
public enum EngineChoice {
    /** llama.cpp with pictures where it runs, otherwise the text-only one. */
    AUTO("auto"),
    /** llama.cpp with pictures, or an error. */
    LLAMA_CPP("llama.cpp"),
    /** java-llama.cpp, text only. */
    JAVA_LLAMA("java-llama");

    private final String id;

    EngineChoice(String id) {
        this.id = id;
    }

    /** The name in commands and settings. */
    public String id() {
        return id;
    }

    /** @throws IllegalArgumentException with a sentence that lists the names */
    public static EngineChoice of(String id) {
        for (var choice : values()) {
            if (choice.id.equals(id)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("There is no engine “" + id + "”. Choose auto, llama.cpp or java-llama.");
    }
}
