package lectern.engine.prompt;

/** Control tokens of Gemma 3 by their names in the vocabulary. */
public final class ControlToken {

    public static final String BOS = "<bos>";
    public static final String EOS = "<eos>";
    public static final String START_OF_TURN = "<start_of_turn>";
    public static final String END_OF_TURN = "<end_of_turn>";
    public static final String START_OF_IMAGE = "<start_of_image>";
    public static final String END_OF_IMAGE = "<end_of_image>";

    /** Stands for one image token where a prompt is written out. */
    public static final String SOFT_TOKEN = "<image_soft_token>";

    private ControlToken() {}
}
