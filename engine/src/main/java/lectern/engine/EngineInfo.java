package lectern.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine runs on.
 *
 * @param engine which provider: {@code llama.cpp} or {@code java-llama}
 * @param vision whether it can read pictures
 * @param versions of the native libraries, by name
 * @param devices what computes, the CPU among them
 * @param cpuVariant the CPU library chosen for this processor, such as {@code zen4}; empty when not known
 * @param nativesDirectory where the native libraries lie; empty when they come with a Java library
 * @param problem why a better engine could not be used; empty if this is the first choice
 * @param encoders what pictures are encoded with; empty for an engine that reads text only, or measures nothing
 */
public record EngineInfo(
        String engine,
        boolean vision,
        Map<String, String> versions,
        List<Device> devices,
        Optional<String> cpuVariant,
        Optional<String> nativesDirectory,
        Optional<String> problem,
        Optional<EncoderReport> encoders) {

    /** Of an engine that has nothing to choose its encoder from. */
    public EngineInfo(
            String engine, boolean vision, Map<String, String> versions, List<Device> devices,
            Optional<String> cpuVariant, Optional<String> nativesDirectory, Optional<String> problem) {
        this(engine, vision, versions, devices, cpuVariant, nativesDirectory, problem, Optional.empty());
    }

    public EngineInfo {
        versions = Map.copyOf(versions);
        devices = List.copyOf(devices);
    }

    /**
     * @param kind {@code CPU}, {@code GPU}, {@code IGPU} or {@code ACCEL}
     * @param freeBytes memory free for models; 0 when not known
     */
    public record Device(String name, String description, String kind, long freeBytes, long totalBytes) {}
}
