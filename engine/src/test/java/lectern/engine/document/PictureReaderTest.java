package lectern.engine.document;

import static lectern.engine.document.Refusals.assertRefused;
import static lectern.engine.document.Refusals.refuse;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import lectern.engine.document.PictureException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureReaderTest {

    private final PictureReader reader = new PictureReader();

    @TempDir
    private Path folder;

    @Test
    void a_file_is_read_by_its_content_whatever_its_name() throws Exception {
        var file = Files.write(folder.resolve("notes.txt"), Goldens.bytes("pictures/rgb8.png"));

        var picture = reader.read(file);

        assertThat(picture.format()).isEqualTo("PNG");
        assertThat(picture.image().sha256())
                .isEqualTo(reader.read(Goldens.bytes("pictures/rgb8.png"), "x").image().sha256());
    }

    @Test
    void a_file_within_an_archive_is_read() throws Exception {
        try (var zip = FileSystems.newFileSystem(folder.resolve("album.zip"), Map.of("create", "true"))) {
            var file = Files.write(zip.getPath("photo.jpg"), Goldens.bytes("pictures/444.jpg"));

            assertThat(reader.read(file).format()).isEqualTo("JPEG");
        }
    }

    @ParameterizedTest
    @CsvSource({"rgb8.png", "444.jpg", "palette.gif", "rgb24.bmp", "lossless.webp", "rgb-tiff_lzw.tif"})
    void red_is_at_the_left_and_blue_at_the_bottom(String file) throws Exception {
        var image = reader.read(Goldens.bytes("pictures/" + file), file).image();

        assertThat(pixel(image, 8, 6)).satisfies(p -> {
            assertThat(p[0]).isGreaterThan(200);
            assertThat(p[2]).isLessThan(60);
        });
        assertThat(pixel(image, image.width() - 9, image.height() - 8)).satisfies(p -> {
            assertThat(p[0]).isLessThan(60);
            assertThat(p[2]).isGreaterThan(200);
        });
    }

    @Test
    void every_orientation_shows_the_same_upright_picture() throws Exception {
        for (int orientation = 1; orientation <= 8; orientation++) {
            var picture = reader.read(Goldens.bytes("pictures/exif" + orientation + ".jpg"), "x");

            assertThat(picture.orientation()).isEqualTo(orientation);
            assertThat(picture.storedWidth()).isEqualTo(61);
            assertThat(picture.image().width()).isEqualTo(orientation < 5 ? 61 : 43);
        }
    }

    @Test
    void a_missing_file_is_named() {
        assertRefused(folder.resolve("gone.png"), Reason.MISSING, "“gone.png” does not exist. Check the name,");
    }

    @Test
    void a_folder_is_no_picture() {
        assertRefused(folder, Reason.UNREADABLE, "is a folder. Choose one of the files in it.");
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertRefused(Files.createFile(folder.resolve("empty.jpg")), Reason.EMPTY, "“empty.jpg” is empty (0 bytes).");
    }

    @Test
    void a_text_file_with_the_name_of_a_picture_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("notes.png"), "Grüße, no picture in here.\n".repeat(500));

        assertRefused(file, Reason.NOT_A_PICTURE, "“notes.png” is a text file under another name.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "00000020667479706865696300000000 | is a HEIC picture",
        "0000001c667479706d696631000000006d69663168656963 | is a HEIC picture",
        "00000020667479706176696600000000 | is an AVIF picture",
        "0000001c667479706d6966310000000061766966 | is an AVIF picture",
        "0000001866747970637278200000000163727820 | is raw data of a camera",
        "000000186674797069736f6d0000020069736f6d | is a video",
        "255044462d312e370a25e2e3cfd3 | is a PDF document",
        "efbbbf255044462d312e370a | is a PDF document",
        "3c3f786d6c2076657273696f6e3d22312e30223f3e3c73766720786d6c6e733d22687474703a | is an SVG drawing",
        "3c21444f43545950452068746d6c3e3c68746d6c3e | is a web page",
        "504b0304140006000800 | is an archive or an office document",
        "384250530001 | is a Photoshop document",
        "0000000c6a5020200d0a870a | is a JPEG 2000 picture",
        "ff0a1234 | is a JPEG XL picture",
        "0000010001001010 | is a Windows icon",
        "47475546030000 | is a model",
        "424d5720616e64206f746865722063617273 | is a text file",
        "0001020304050607 | is neither a picture nor a document of a kind that Lectern reads",
    })
    void other_files_are_called_what_they_are(String hex, String sentence) {
        var refused = refuse(HexFormat.of().parseHex(hex), "thing.png");

        assertThat(refused.reason()).isEqualTo(Reason.NOT_A_PICTURE);
        assertThat(refused).hasMessageStartingWith("“thing.png” " + sentence).message().endsWith(".");
    }

    @Test
    void raw_data_of_a_camera_in_the_form_of_a_tiff_is_not_taken_for_its_preview() {
        var tiff = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN)
                .put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1)
                .putShort((short) 50706).putShort((short) 1).putInt(4).putInt(0x0401).putInt(0);

        assertThat(refuse(tiff.array(), "x.dng").getMessage()).startsWith("“x.dng” is raw data of a camera");
    }

    @ParameterizedTest
    @CsvSource({"rgb8.png", "rgb8-interlaced.png", "444.jpg", "progressive.jpg", "cmyk.jpg", "gray.jpg", "palette.gif",
        "lossy50.webp", "lossy-alpha.webp", "interlaced.gif", "rgb24.bmp", "lossless.webp", "rgb-raw.tif",
        "rgb-tiff_lzw.tif"})
    void a_picture_that_is_cut_off_is_refused_wherever_it_is_cut(String file) {
        var bytes = Goldens.bytes("pictures/" + file);
        for (int percent : new int[] {30, 50, 70, 90, 97}) {
            var cut = Arrays.copyOf(bytes, bytes.length * percent / 100);

            var refused = refuse(cut, file);

            assertThat(refused.reason()).as("%s at %d %%", file, percent).isEqualTo(Reason.DAMAGED);
            assertThat(refused).hasMessageContaining("“" + file + "” is a").hasMessageContaining("cut off");
        }
    }

    @Test
    void a_damaged_checksum_is_noticed() {
        var bytes = Goldens.bytes("pictures/rgb8.png");
        bytes[bytes.length - 30] ^= 4;

        assertThat(refuse(bytes, "x.png").reason()).isEqualTo(Reason.DAMAGED);
    }

    private static int[] pixel(RgbImage image, int x, int y) {
        int i = (y * image.width() + x) * 3;
        return new int[] {image.pixels()[i] & 0xFF, image.pixels()[i + 1] & 0xFF, image.pixels()[i + 2] & 0xFF};
    }
}
