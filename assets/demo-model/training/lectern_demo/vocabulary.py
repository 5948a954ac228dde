"""The character vocabulary, in the SentencePiece form that llama.cpp's ``llama`` tokenizer reads.

Ids 0-3 are pad, eos, bos and unk, as in Gemma; control tokens, 256 byte tokens and one token per character follow.
One character is one token: copying a value off a page is then one step per character.
"""

CONTROL = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "<start_of_turn>", "<end_of_turn>", "<start_of_image>",
           "<end_of_image>", "<image_soft_token>"]
PAD, EOS, BOS, UNK, MASK, TURN, END, IMAGE, IMAGE_END, SOFT = range(10)

SPACE = "\u2581"
BYTE0 = len(CONTROL)
PIECES = [SPACE, "\n"] + [chr(i) for i in range(33, 127)] + list("€£°×–’éüöä")
FIRST_PIECE = BYTE0 + 256
SIZE = FIRST_PIECE + len(PIECES)
_ID = {p: FIRST_PIECE + i for i, p in enumerate(PIECES)}

# What is printed on documents, and so what the encoder is taught to tell apart. 0 stands for "no character".
PRINTED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:-#$%/&'()+@!?€£"
GLYPHS = 1 + len(PRINTED)
GLYPH = {c: i + 1 for i, c in enumerate(PRINTED)}


def encode(text):
    """Ids of plain text; characters outside the vocabulary become their UTF-8 bytes. Never a control token."""
    ids = []
    for c in text.replace(" ", SPACE):
        if c in _ID:
            ids.append(_ID[c])
        else:
            ids.extend(BYTE0 + b for b in c.encode())
    return ids


def decode(ids):
    """Text of ids, control tokens left out."""
    out = bytearray()
    for i in ids:
        if i >= FIRST_PIECE:
            out += PIECES[i - FIRST_PIECE].encode()
        elif i >= BYTE0:
            out.append(i - BYTE0)
    return out.decode(errors="replace").replace(SPACE, " ")


def tokens():
    """(text, score, type) of every id, types as llama.cpp numbers them: 1 normal, 2 unknown, 3 control, 6 byte."""
    yield from ((t, 0.0, 2 if i == UNK else 3) for i, t in enumerate(CONTROL))
    yield from ((f"<0x{b:02X}>", 0.0, 6) for b in range(256))
    yield from ((p, -float(i + 1), 1) for i, p in enumerate(PIECES))
