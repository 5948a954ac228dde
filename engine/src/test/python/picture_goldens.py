"""Writes pictures/: small picture files of every kind, and what Pillow makes of them.

Run from this folder:  python picture_goldens.py

pictures.tsv has one row a file: name, format, stored width, stored height, orientation, width, height (upright), largest
and mean difference allowed, and the SHA-256 of the expected RGB bytes. Where a difference is allowed, the expected bytes
are in NAME.rgb.gz.

What is expected is Pillow's decoding, then: turned upright by ImageOps.exif_transpose; converted to sRGB by ImageCms
(perceptual) where a profile is embedded; laid over white where there is transparency. 16-bit grey is the exception:
Pillow clips it to 255, which loses the picture; value / 256 is expected, as for 16-bit RGB.
"""
import gzip
import hashlib
import io
import shutil
import struct
from pathlib import Path

import numpy as np
import PIL
import webp
from PIL import Image, ImageCms, ImageDraw, ImageOps

import handmade
import profiles
from synthetic import picture

OUT = Path(__file__).parent / "../resources/lectern/engine/document/pictures"
W, H = 61, 43
EXACT = (0, 0)
# The colour engines are of one family but not of one version, and their sRGB differs in the last digit of its curve.
PROFILE = (1, 0.1)
# Inks go through a table of four dimensions, where the versions interpolate differently: most pixels are equal.
PROFILE_INKS = (20, 0.6)
# Java's libjpeg and Pillow's libjpeg-turbo agree to the bit so far; room for runtimes that bring another libjpeg.
JPEG = (2, 0.2)
JPEG_PROFILE = (3, 0.3)
cases: dict[str, tuple] = {}


def scene(width: int = W, height: int = H) -> Image.Image:
    """Smooth colour, hard edges, lettering, and no symmetry: red at the left, blue at the bottom."""
    y, x = np.mgrid[0:height, 0:width]
    base = np.stack([255 - x * 200 // width, (x * 2 + y * 3) % 256, y * 230 // height], axis=2).astype(np.uint8)
    im = Image.fromarray(base)
    draw = ImageDraw.Draw(im)
    draw.rectangle((3, 3, 18, 12), fill=(255, 0, 0))
    draw.rectangle((width - 16, height - 13, width - 4, height - 4), fill=(0, 0, 255), outline=(255, 255, 255))
    draw.ellipse((22, 8, 48, 34), fill=(20, 160, 60))
    draw.text((26, 15), "Ab7", fill=(255, 255, 0))
    return im


def with_alpha(im: Image.Image) -> Image.Image:
    y, x = np.mgrid[0:im.height, 0:im.width]
    alpha = ((x * 5 + y * 9) % 256).astype(np.uint8)
    alpha[:5] = 0
    alpha[-5:] = 255
    im = im.convert("RGB")
    im.putalpha(Image.fromarray(alpha))
    return im


def saved(im: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    im.save(out, kind, **options)
    return out.getvalue()


def add(name: str, data: bytes, tolerance: tuple = EXACT, expected: np.ndarray | None = None,
        orientation: int | None = None) -> None:
    assert name not in cases
    cases[name] = (data, tolerance, expected, orientation)


def exif(orientation: int) -> bytes:
    data = Image.Exif()
    data[274] = orientation
    data[271] = "Lectern"
    return data.tobytes()


def over_white(im: Image.Image) -> Image.Image:
    white = Image.new("RGB", im.size, (255, 255, 255))
    white.paste(im.convert("RGB"), mask=im.getchannel("A"))
    return white


def expect(data: bytes) -> tuple[np.ndarray, tuple, int]:
    im = Image.open(io.BytesIO(data))
    stored = im.size
    orientation = im.getexif().get(274, 1)
    profile = im.info.get("icc_profile")
    im = ImageOps.exif_transpose(im)
    alpha = None
    if "transparency" in im.info or im.mode in ("LA", "PA", "RGBA"):
        im = im.convert("RGBA")
        alpha = im.getchannel("A")
        im = im.convert("RGB")
    if im.mode in ("P", "1"):
        im = im.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            assert source.profile.xcolor_space.strip() == im.mode.replace("L", "GRAY").ljust(3).strip()
            im = ImageCms.profileToProfile(im, source, ImageCms.createProfile("sRGB"), 0, "RGB")
        except (ImageCms.PyCMSError, AssertionError, OSError):
            pass
    im = im.convert("RGB")
    if alpha is not None:
        im.putalpha(alpha)
        im = over_white(im)
    return np.asarray(im), stored, orientation


def pngs() -> None:
    rgb = np.asarray(scene()).astype(np.int32)
    alpha = np.asarray(with_alpha(scene()))[:, :, 3:].astype(np.int32)
    gray = np.asarray(scene().convert("L")).astype(np.int32)[:, :, None]
    noise = picture("noise", 9, W, H).astype(np.int32)
    rgb16 = rgb * 256 + noise
    gray16 = gray * 256 + noise[:, :, :1]
    alpha16 = alpha * 256 + noise[:, :, 1:2]

    def flat(colour: np.ndarray, a: np.ndarray) -> np.ndarray:
        return np.asarray(over_white(Image.fromarray(np.concatenate([colour, a], axis=2).astype(np.uint8), "RGBA")))

    for interlaced in (False, True):
        suffix = "-interlaced" if interlaced else ""
        for depth in (1, 2, 4):
            add(f"gray{depth}{suffix}.png", handmade.png(gray >> 8 - depth, depth, 0, interlaced))
        add(f"gray8{suffix}.png", handmade.png(gray, 8, 0, interlaced))
        add(f"gray16{suffix}.png", handmade.png(gray16, 16, 0, interlaced), expected=np.repeat(gray, 3, 2))
        add(f"rgb8{suffix}.png", handmade.png(rgb, 8, 2, interlaced))
        add(f"rgb16{suffix}.png", handmade.png(rgb16, 16, 2, interlaced))
        add(f"gray-alpha8{suffix}.png", handmade.png(np.concatenate([gray, alpha], 2), 8, 4, interlaced))
        add(f"gray-alpha16{suffix}.png", handmade.png(np.concatenate([gray16, alpha16], 2), 16, 4, interlaced),
            expected=flat(np.repeat(gray, 3, 2), alpha))
        add(f"rgb-alpha8{suffix}.png", handmade.png(np.concatenate([rgb, alpha], 2), 8, 6, interlaced))
        add(f"rgb-alpha16{suffix}.png", handmade.png(np.concatenate([rgb16, alpha16], 2), 16, 6, interlaced),
            expected=flat(rgb, alpha))
        for depth in (1, 2, 4, 8):
            few = scene().quantize(2 ** depth)
            palette = (b"PLTE", bytes(few.getpalette())[:3 * 2 ** depth])
            indexes = np.asarray(few)[:, :, None].astype(np.int32)
            add(f"palette{depth}{suffix}.png", handmade.png(indexes, depth, 3, interlaced, [palette]))
            clear = (b"tRNS", bytes(range(0, 256, 37))[:2 ** depth])
            add(f"palette{depth}-alpha{suffix}.png", handmade.png(indexes, depth, 3, interlaced, [palette, clear]))
    red = (b"tRNS", struct.pack(">3H", 255, 0, 0))
    add("rgb8-clear-colour.png", handmade.png(rgb, 8, 2, before=[red]))
    clear16 = struct.pack(">3H", *(int(v) for v in rgb16[5, 5]))
    mask = np.where((rgb16 == rgb16[5, 5]).all(2, keepdims=True), 0, 255)
    add("rgb16-clear-colour.png", handmade.png(rgb16, 16, 2, before=[(b"tRNS", clear16)]), expected=flat(rgb, mask))
    add("gray8-clear-colour.png", handmade.png(gray, 8, 0, before=[(b"tRNS", struct.pack(">H", int(gray[5, 5, 0])))]))
    add("gray2-clear-colour.png", handmade.png(gray >> 6, 2, 0, before=[(b"tRNS", struct.pack(">H", 1))]))
    iccp = lambda body: (b"iCCP", b"any name\0\0" + __import__("zlib").compress(body))
    add("profile-rgb.png", handmade.png(rgb, 8, 2, before=[iccp(profiles.wide_rgb())]), PROFILE)
    add("profile-rgb-alpha.png", handmade.png(np.concatenate([rgb, alpha], 2), 8, 6,
                                              before=[iccp(profiles.wide_rgb())]), PROFILE)
    add("profile-gray.png", handmade.png(gray, 8, 0, before=[iccp(profiles.linear_gray())]), PROFILE)
    add("profile-of-another-kind.png", handmade.png(gray, 8, 0, before=[iccp(profiles.wide_rgb())]))
    add("profile-broken.png", handmade.png(rgb, 8, 2, before=[iccp(b"not a profile" * 30)]))
    add("profile-half.png", handmade.png(rgb, 8, 2, before=[iccp(profiles.wide_rgb()[:300])]))
    add("gamma-ignored.png", handmade.png(rgb, 8, 2, before=[(b"gAMA", struct.pack(">I", 100000))]))
    for orientation in (3, 6):
        body = exif(orientation)[6:]
        add(f"exif{orientation}.png", handmade.png(rgb, 8, 2, before=[(b"eXIf", body)]))
    add("exif5-after-pixels.png", handmade.png(rgb, 8, 2, after=[(b"eXIf", exif(5)[6:])]))
    add("exif-broken.png", handmade.png(rgb, 8, 2, before=[(b"eXIf", b"MM\0*garbage")]))
    add("odd-chunks.png", handmade.png(rgb, 8, 2, before=[
        (b"tIME", b"\0"), (b"zTXt", b"k\0\0broken"), (b"iTXt", b"no zeros"), (b"prVt", b"x" * 99)]))
    add("one-pixel.png", handmade.png(np.array([[[200, 100, 50]]]), 8, 2))
    add("one-pixel-interlaced.png", handmade.png(np.array([[[200, 100, 50]]]), 8, 2, True))
    add("line.png", handmade.png(picture("noise", 3, 97, 1), 8, 2))


def jpegs() -> None:
    im = scene()
    for name, options in {"444": dict(subsampling=0), "422": dict(subsampling=1), "420": dict(subsampling=2),
                          "progressive": dict(progressive=True), "low": dict(quality=20),
                          "restarts": dict(restart_marker_blocks=3), "rgb": dict(keep_rgb=True)}.items():
        add(f"{name}.jpg", saved(im, "JPEG", **{"quality": 90, **options}), JPEG)
    add("gray.jpg", saved(im.convert("L"), "JPEG", quality=90), JPEG)
    add("gray-progressive.jpg", saved(im.convert("L"), "JPEG", quality=90, progressive=True), JPEG)
    for orientation in range(1, 9):
        add(f"exif{orientation}.jpg", saved(im, "JPEG", quality=90, exif=exif(orientation)), JPEG)
    add("exif9-means-nothing.jpg", saved(im, "JPEG", quality=90, exif=exif(9)), JPEG, orientation=1)
    add("profile.jpg", saved(im, "JPEG", quality=92, icc_profile=profiles.wide_rgb()), JPEG_PROFILE)
    add("profile-gray.jpg", saved(im.convert("L"), "JPEG", quality=92, icc_profile=profiles.linear_gray()),
        JPEG_PROFILE)
    add("profile-broken.jpg", saved(im, "JPEG", quality=92, icc_profile=bytes(range(256)) * 2), JPEG)
    add("profile-in-parts.jpg", in_parts(saved(im, "JPEG", quality=92), profiles.wide_rgb()), JPEG_PROFILE)
    plain = saved(im, "JPEG", quality=90, subsampling=0)
    no_jfif = b"\xff\xd8" + plain[20:]
    assert plain[2:4] == b"\xff\xe0" and plain[20:22] == b"\xff\xdb"
    add("without-jfif.jpg", no_jfif, JPEG)
    frame = no_jfif.index(b"\xff\xc0")
    renamed = bytearray(no_jfif)
    scan = renamed.index(b"\xff\xda")
    for i, letter in enumerate(b"RGB"):
        renamed[frame + 10 + 3 * i] = letter
        renamed[scan + 5 + 2 * i] = letter
    add("components-named-rgb.jpg", bytes(renamed), JPEG)
    add("stray-bytes.jpg", plain[:20] + b"\0\x12\xff\xff" + plain[20:] + b"and more after the end", JPEG)
    inks = im.convert("CMYK")
    separated = np.asarray(inks).copy()
    separated[:, :, 3] = (np.mgrid[0:H, 0:W][1] * 3).astype(np.uint8)
    inks = Image.fromarray(separated, "CMYK")
    cmyk = saved(inks, "JPEG", quality=95)
    add("cmyk.jpg", cmyk, JPEG)
    add("cmyk-progressive.jpg", saved(inks, "JPEG", quality=95, progressive=True), JPEG)
    adobe = cmyk.index(b"Adobe")
    add("cmyk-without-adobe.jpg", cmyk[:adobe - 4] + cmyk[adobe + 12:], JPEG)
    ycc = np.asarray(scene().convert("YCbCr"))
    planes = np.concatenate([255 - ycc, np.full((H, W, 1), 200, np.uint8)], axis=2)
    ycck = bytearray(saved(Image.fromarray(planes, "CMYK"), "JPEG", quality=95))
    ycck[ycck.index(b"Adobe") + 11] = 2
    add("ycck.jpg", bytes(ycck), JPEG)
    add("profile-cmyk.jpg", saved(inks, "JPEG", quality=95, icc_profile=profiles.inks()), PROFILE_INKS)
    add("one-pixel.jpg", saved(Image.new("RGB", (1, 1), (9, 200, 77)), "JPEG"), JPEG)


def in_parts(jpeg: bytes, profile: bytes) -> bytes:
    """A profile in segments of 200 bytes, the first one last."""
    parts = [profile[i:i + 200] for i in range(0, len(profile), 200)]
    segments = [b"\xff\xe2" + struct.pack(">H", 16 + len(p)) + b"ICC_PROFILE\0" + bytes([i + 1, len(parts)]) + p
                for i, p in enumerate(parts)]
    return jpeg[:20] + b"".join(segments[1:] + segments[:1]) + jpeg[20:]


def gifs() -> None:
    few = scene().quantize(64)
    add("palette.gif", saved(few, "GIF"))
    add("interlaced.gif", saved(few, "GIF", interlace=1))
    add("two-colours.gif", saved(scene().convert("L").quantize(2), "GIF"))
    add("clear.gif", saved(few, "GIF", transparency=7))
    frames = [few.copy(), scene().rotate(90, expand=False).quantize(64)]
    add("animated.gif", saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0,
                              comment=b"two pictures"))
    palette = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30])
    indexes = (picture("noise", 5, 17, 9)[:, :, 0] % 4).astype(np.uint8)
    inside = np.full((20, 30, 3), 255, np.uint8)
    inside[4:13, 5:22] = np.frombuffer(palette, np.uint8).reshape(4, 3)[indexes]
    add("smaller-than-its-screen.gif", handmade.gif((30, 20), palette, 5, 4, indexes, 2), expected=inside)
    beyond = np.full((13, 22, 3), 255, np.uint8)
    beyond[4:13, 5:22] = inside[4:13, 5:22]
    add("larger-than-its-screen.gif", handmade.gif((10, 10), palette, 5, 4, indexes, 2), expected=beyond)
    see_through = inside.copy()
    see_through[4:13, 5:22][indexes == 1] = 255
    add("clear-part.gif", handmade.gif((30, 20), palette, 5, 4, indexes, 2, 1), expected=see_through)


def bmps() -> None:
    im = scene()
    add("rgb24.bmp", saved(im, "BMP"))
    add("gray8.bmp", saved(im.convert("L"), "BMP"))
    add("mono1.bmp", saved(im.convert("1"), "BMP"))
    add("palette8.bmp", saved(im.quantize(100), "BMP"))
    rgb = np.asarray(im).astype(np.uint32)
    r, g, b = rgb[:, :, 0], rgb[:, :, 1], rgb[:, :, 2]
    rows24 = handmade.bmp_rows(r << 16 | g << 8 | b, 24)
    add("os2-rgb24.bmp", handmade.bmp(W, H, 24, rows24, old=True))
    flipped = handmade.bmp_rows((r << 16 | g << 8 | b)[::-1], 24)
    add("top-down.bmp", handmade.bmp(W, H, 24, flipped, top_down=True))
    add("rgb32.bmp", handmade.bmp(W, H, 32, handmade.bmp_rows(r << 16 | g << 8 | b, 32)))
    add("rgb15.bmp", handmade.bmp(W, H, 16, handmade.bmp_rows(r >> 3 << 10 | g >> 3 << 5 | b >> 3, 16)))
    masks = struct.pack("<III", 0xF800, 0x7E0, 0x1F)
    add("rgb16-fields.bmp", handmade.bmp(W, H, 16, handmade.bmp_rows(r >> 3 << 11 | g >> 2 << 5 | b >> 3, 16),
                                         compression=3, masks=masks))
    alpha = np.asarray(with_alpha(im))[:, :, 3].astype(np.uint32)
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    add("rgba32-fields.bmp", handmade.bmp(W, H, 32, handmade.bmp_rows(alpha << 24 | r << 16 | g << 8 | b, 32),
                                          compression=3, masks=masks))
    few = im.quantize(16)
    entries = np.array(few.getpalette()[:48], np.uint8).reshape(16, 3)[:, ::-1]
    palette = np.pad(entries, ((0, 0), (0, 1))).tobytes()
    indexes = np.asarray(few).astype(np.uint32)
    add("palette4.bmp", handmade.bmp(W, H, 4, handmade.bmp_rows(indexes, 4), palette))
    add("rle4.bmp", handmade.bmp(W, H, 4, handmade.rle(indexes, True), palette, compression=2))
    few = im.quantize(256)
    entries = np.array((few.getpalette() + [0] * 768)[:768], np.uint8).reshape(256, 3)[:, ::-1]
    palette = np.pad(entries, ((0, 0), (0, 1))).tobytes()
    add("rle8.bmp", handmade.bmp(W, H, 8, handmade.rle(np.asarray(few), False), palette, compression=1))


def webps() -> None:
    im = scene()
    clear = with_alpha(im)
    add("lossless.webp", saved(im, "WEBP", lossless=True))
    add("lossless-slow.webp", saved(im, "WEBP", lossless=True, method=6, quality=100))
    add("lossless-few-colours.webp", saved(im.quantize(5).convert("RGB"), "WEBP", lossless=True))
    add("lossless-alpha.webp", saved(clear, "WEBP", lossless=True, exact=True))
    add("animated-alpha.webp", saved(clear, "WEBP", save_all=True, append_images=[clear.rotate(180)], duration=50,
                                     lossless=True))
    add("profile.webp", saved(im, "WEBP", lossless=True, icc_profile=profiles.wide_rgb()), PROFILE)


def lossy_webps() -> None:
    im = scene()
    clear = with_alpha(im)
    for quality in (5, 50, 90, 100):
        add(f"lossy{quality}.webp", saved(im, "WEBP", quality=quality))
    add("lossy-alpha.webp", saved(clear, "WEBP", quality=70))
    add("lossy-alpha-lossy.webp", saved(clear, "WEBP", quality=70, alpha_quality=40))
    add("animated.webp", saved(im, "WEBP", save_all=True, append_images=[im.rotate(180)], duration=50, quality=60))
    for orientation in (6, 8):
        add(f"exif{orientation}.webp", saved(im, "WEBP", quality=80, exif=exif(orientation)))
    add("one-pixel.webp", saved(Image.new("RGB", (1, 1), (10, 200, 30)), "WEBP", quality=80))
    noise = Image.fromarray(picture("noise", 77, 130, 75))
    add("noise.webp", saved(noise, "WEBP", quality=40))
    add("gray.webp", saved(im.convert("L"), "WEBP", quality=75))
    add("segments.webp", saved(scene(200, 150), "WEBP", quality=30, method=6))
    # Forms that Pillow does not ask libwebp for.
    for name, picture_, settings in (
            ("simple-filter", scene(100, 80), dict(quality=20, filter_type=0, filter_strength=70)),
            ("sharpness", scene(100, 80), dict(quality=10, filter_sharpness=6, filter_strength=90, segments=4)),
            ("no-filter", scene(100, 80), dict(quality=10, filter_strength=0, segments=1)),
            ("alpha-uncompressed", clear, dict(quality=60, alpha_compression=0, alpha_filtering=2)),
            ("alpha-filtered", clear, dict(quality=60, alpha_filtering=2))):
        config = webp.WebPConfig.new(quality=settings.pop("quality"))
        for key, value in settings.items():
            setattr(config.ptr, key, value)
        add(f"{name}.webp", bytes(webp.WebPPicture.from_pil(picture_).encode(config).buffer()))
    add("line.webp", saved(scene(200, 60).crop((0, 20, 200, 21)), "WEBP", quality=60))
    add("column.webp", saved(scene(200, 60).crop((30, 0, 31, 60)), "WEBP", quality=60))


def tiffs() -> None:
    im = scene()
    for compression in ("raw", "packbits", "tiff_lzw", "tiff_adobe_deflate", "tiff_deflate"):
        add(f"rgb-{compression}.tif", saved(im, "TIFF", compression=compression))
    add("rgb-predictor.tif", saved(im, "TIFF", compression="tiff_lzw", tiffinfo={317: 2}))
    add("jpeg.tif", saved(im, "TIFF", compression="jpeg", quality=90), JPEG)
    add("jpeg-gray.tif", saved(im.convert("L"), "TIFF", compression="jpeg", quality=90), JPEG)
    mono = im.convert("1")
    for compression in ("raw", "group3", "group4", "tiff_ccitt", "packbits"):
        add(f"mono-{compression}.tif", saved(mono, "TIFF", compression=compression))
    add("gray.tif", saved(im.convert("L"), "TIFF"))
    add("gray-lzw.tif", saved(im.convert("L"), "TIFF", compression="tiff_lzw"))
    add("palette.tif", saved(im.quantize(50), "TIFF"))
    add("rgba.tif", saved(with_alpha(im), "TIFF", compression="tiff_lzw"))
    add("cmyk.tif", saved(im.convert("CMYK"), "TIFF", compression="tiff_lzw"))
    add("profile-cmyk.tif", saved(im.convert("CMYK"), "TIFF", icc_profile=profiles.inks()), PROFILE_INKS)
    add("profile.tif", saved(im, "TIFF", icc_profile=profiles.wide_rgb()), PROFILE)
    add("big.tif", saved(im, "TIFF", big_tiff=True))
    add("pages.tif", saved(im, "TIFF", save_all=True, append_images=[im.rotate(180)]))
    for orientation in range(2, 9):
        add(f"exif{orientation}.tif", saved(im, "TIFF", compression="tiff_lzw", tiffinfo={274: orientation}))
    rgb = np.asarray(im).astype(np.int32)
    gray = np.asarray(im.convert("L")).astype(np.int32)
    noise = picture("noise", 6, W, H).astype(np.int32)
    rgb16 = rgb * 256 + noise
    for name, order in (("little", "<u2"), ("big", ">u2")):
        tags = {258: (3, [16] * 3), 259: (3, [1]), 262: (3, [2]), 277: (3, [3])}
        add(f"rgb16-{name}.tif", handmade.tiff(W, H, rgb16.astype(order).tobytes(), tags, order[0] == ">"),
            expected=rgb.astype(np.uint8))
        tags = {258: (3, [16]), 259: (3, [1]), 262: (3, [1]), 277: (3, [1])}
        add(f"gray16-{name}.tif", handmade.tiff(W, H, (gray * 256 + noise[:, :, 0]).astype(order).tobytes(), tags,
                                                order[0] == ">"),
            expected=np.repeat(gray[:, :, None], 3, 2).astype(np.uint8))
    add("white-is-zero.tif", handmade.tiff(W, H, (255 - gray).astype(np.uint8).tobytes(), {
        258: (3, [8]), 259: (3, [1]), 262: (3, [0]), 277: (3, [1])}))
    add("planes.tif", handmade.tiff(W, H, rgb.astype(np.uint8).transpose(2, 0, 1).tobytes(), {
        258: (3, [8] * 3), 259: (3, [1]), 262: (3, [2]), 277: (3, [3]), 284: (3, [2]),
        273: (4, [8, 8 + W * H, 8 + 2 * W * H]), 279: (4, [W * H] * 3)}))
    alpha = np.asarray(with_alpha(im))[:, :, 3:].astype(np.int32)
    extra = np.concatenate([rgb, alpha], 2).astype(np.uint8)
    tags = {258: (3, [8] * 4), 259: (3, [1]), 262: (3, [2]), 277: (3, [4])}
    add("extra-channel.tif", handmade.tiff(W, H, extra.tobytes(), {**tags, 338: (3, [0])}),
        expected=rgb.astype(np.uint8))
    multiplied = np.concatenate([(rgb * alpha + 127) // 255, alpha], 2).astype(np.uint8)
    add("alpha-multiplied.tif", handmade.tiff(W, H, multiplied.tobytes(), {**tags, 338: (3, [1])}), (2, 0.3))
    tile = np.zeros((48, 64, 3), np.uint8)
    tile[:H, :W] = rgb
    tiles = b"".join(tile[y:y + 16, x:x + 16].tobytes() for y in range(0, 48, 16) for x in range(0, 64, 16))
    data = handmade.tiff(W, H, tiles, {258: (3, [8] * 3), 259: (3, [1]), 262: (3, [2]), 277: (3, [3]),
                                       322: (4, [16]), 323: (4, [16]), 324: (4, [8 + 768 * i for i in range(12)]),
                                       325: (4, [768] * 12)})
    add("tiles.tif", data)


def main() -> None:
    for family in (pngs, jpegs, gifs, bmps, webps, lossy_webps, tiffs):
        family()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    rows = [f"# picture_goldens.py, Pillow {PIL.__version__}"]
    for name, (data, (most, mean), expected, orientation) in cases.items():
        if expected is None:
            expected, stored, found = expect(data)
        else:
            stored, found = Image.open(io.BytesIO(data)).size, 1
            if name == "larger-than-its-screen.gif":
                stored = expected.shape[1::-1]
        orientation = orientation or found
        if orientation >= 5 and stored[0] == expected.shape[1] != expected.shape[0]:
            stored = stored[::-1]
        kind = Image.open(io.BytesIO(data)).format.replace("WEBP", "WebP")
        raw = np.ascontiguousarray(expected.astype(np.uint8)).tobytes()
        (OUT / name).write_bytes(data)
        if most:
            (OUT / f"{name}.rgb.gz").write_bytes(gzip.compress(raw, 9, mtime=0))
        rows.append("\t".join(map(str, [name, kind, *stored, orientation, expected.shape[1], expected.shape[0], most,
                                        mean, hashlib.sha256(raw).hexdigest()])))
    (OUT / "pictures.tsv").write_text("\n".join(rows) + "\n", newline="\n")


if __name__ == "__main__":
    main()
