package lectern.storage;

/** Who speaks. */
public enum Role {
    USER,
    MODEL
}
