# Brings the llama.cpp libraries of this platform and builds Lectern's shim against them.
#
#   cmake -D OUT=folder [-D FLAVOR=cpu|vulkan|cuda] [-D DOWNLOADS=folder] -P make-natives.cmake
#
# Packages come through npm, as it is set up on this machine, and must match the SHA-512 in natives.json. OUT is written
# last and in one step, so that it is either absent or whole; a stamp in it tells what it was made from.
cmake_minimum_required(VERSION 3.22)

if(NOT DEFINED FLAVOR)
    set(FLAVOR cpu)
endif()
get_filename_component(OUT "${OUT}" ABSOLUTE)
if(NOT DEFINED DOWNLOADS)
    set(DOWNLOADS "${OUT}/../downloads")
endif()
get_filename_component(DOWNLOADS "${DOWNLOADS}" ABSOLUTE)
set(HERE "${CMAKE_CURRENT_LIST_DIR}")

cmake_host_system_information(RESULT arch QUERY OS_PLATFORM)
string(TOLOWER "${arch}" arch)
if(arch MATCHES "aarch64|arm64")
    set(arch arm64)
else()
    set(arch x64)
endif()
if(CMAKE_HOST_WIN32)
    set(platform win-${arch})
elseif(CMAKE_HOST_APPLE)
    set(platform mac-${arch})
else()
    set(platform linux-${arch})
endif()

file(READ "${HERE}/natives.json" pins)
string(JSON release GET "${pins}" release)
string(JSON llama_version GET "${pins}" llama.cpp)
string(JSON packages ERROR_VARIABLE missing GET "${pins}" platforms ${platform} ${FLAVOR})
if(missing)
    message(FATAL_ERROR "There are no '${FLAVOR}' libraries of llama.cpp for ${platform}. Try FLAVOR=cpu.")
endif()

set(stamp "${platform} ${FLAVOR}")
foreach(file natives.json CMakeLists.txt make-natives.cmake lectern_shim.h lectern_shim.cpp)
    file(SHA256 "${HERE}/${file}" hash)
    string(APPEND stamp "\n${file} ${hash}")
endforeach()
if(EXISTS "${OUT}/stamp.txt")
    file(READ "${OUT}/stamp.txt" built)
    if(built STREQUAL stamp)
        return()
    endif()
endif()

find_program(NPM NAMES npm npm.cmd)
find_program(GIT git)
if(NOT NPM OR NOT GIT)
    message(FATAL_ERROR "npm and git are needed to fetch llama.cpp. Install both and run this again.")
endif()

# Sets ${result} to the archive of a package whose content is exactly the pinned one.
function(fetch package result)
    string(JSON sha512 GET "${pins}" packages ${package})
    string(REGEX REPLACE "^@" "" name "${package}")
    string(REPLACE "/" "-" name "${name}")
    set(archive "${DOWNLOADS}/${name}-${release}.tgz")
    if(NOT EXISTS "${archive}")
        message(STATUS "Fetching ${package} ${release}")
        file(MAKE_DIRECTORY "${DOWNLOADS}")
        execute_process(
            COMMAND "${NPM}" pack --silent --ignore-scripts "${package}@${release}" --pack-destination "${DOWNLOADS}"
            RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE why)
        if(failed OR NOT EXISTS "${archive}")
            message(FATAL_ERROR "npm could not bring ${package} ${release}. Check the network and run this again.\n${why}")
        endif()
    endif()
    file(SHA512 "${archive}" actual)
    if(NOT actual STREQUAL sha512)
        file(REMOVE "${archive}")
        message(FATAL_ERROR
            "${package} ${release} is not the package Lectern was made with: it was changed or cut short. "
            "It was deleted and nothing of it was used; run this again to fetch it anew.\n"
            "expected SHA-512 ${sha512}\nfound            ${actual}")
    endif()
    set(${result} "${archive}" PARENT_SCOPE)
endfunction()

set(work "${OUT}.work")
file(REMOVE_RECURSE "${work}")
file(MAKE_DIRECTORY "${work}/lib")

foreach(package IN LISTS packages)
    string(JSON count LENGTH "${package}")
    math(EXPR last "${count} - 1")
    foreach(i RANGE ${last})
        string(JSON name GET "${package}" ${i})
        fetch("${name}" archive)
        file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${work}/package-${i}")
        file(GLOB libraries "${work}/package-${i}/package/bins/*/*")
        list(FILTER libraries EXCLUDE REGEX "llama-addon|llama-common|_nlcBuildMetadata")
        file(COPY ${libraries} DESTINATION "${work}/lib")
    endforeach()
endforeach()

fetch(node-llama-cpp archive)
file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${work}/source" PATTERNS "package/llama/gitRelease.bundle")
execute_process(
    COMMAND "${GIT}" -c advice.detachedHead=false clone --quiet
        "${work}/source/package/llama/gitRelease.bundle" "${work}/llama.cpp"
    COMMAND_ERROR_IS_FATAL ANY)

message(STATUS "Compiling llama.cpp's image encoder and Lectern's shim (about a minute)")
execute_process(
    COMMAND "${CMAKE_COMMAND}" -S "${HERE}" -B "${work}/build" -D CMAKE_BUILD_TYPE=Release
        -D "LLAMA_SOURCE=${work}/llama.cpp" -D "LLAMA_LIBS=${work}/lib"
    RESULT_VARIABLE failed OUTPUT_VARIABLE log ERROR_VARIABLE log)
if(NOT failed)
    cmake_host_system_information(RESULT cores QUERY NUMBER_OF_LOGICAL_CORES)
    execute_process(
        COMMAND "${CMAKE_COMMAND}" --build "${work}/build" --config Release --parallel ${cores}
        RESULT_VARIABLE failed OUTPUT_VARIABLE log ERROR_VARIABLE log)
endif()
if(failed)
    message(FATAL_ERROR "The shim could not be compiled. Is a C++17 compiler installed?\n${log}")
endif()
file(GLOB_RECURSE shim "${work}/build/*lectern-llama.so" "${work}/build/*lectern-llama.dylib"
    "${work}/build/*lectern-llama.dll")
file(COPY ${shim} DESTINATION "${work}/lib")

file(COPY "${work}/llama.cpp/LICENSE" DESTINATION "${work}/licenses")
file(RENAME "${work}/licenses/LICENSE" "${work}/licenses/llama.cpp.txt")
file(WRITE "${work}/natives.properties"
    "platform=${platform}\nflavor=${FLAVOR}\nllama.cpp=${llama_version}\npackages=${release}\n")
file(WRITE "${work}/stamp.txt" "${stamp}")
file(GLOB leftovers "${work}/package-*" "${work}/source" "${work}/llama.cpp" "${work}/build")
file(REMOVE_RECURSE ${leftovers} "${OUT}")
file(RENAME "${work}" "${OUT}")
message(STATUS "llama.cpp ${llama_version} for ${platform} (${FLAVOR}) is ready")
