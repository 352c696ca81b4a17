# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests compiled in pieces, with SEALWRIGHT_UNITY: the headers of several tests are parsed once, then comes each test in a
# namespace of its own, so that their helpers may have the same names. One program holds a folder's tests; its first argument says
# which one runs.

set(TESTS_OF_A_PIECE 8)

# What must stand in the global namespace cannot come along.
function(sealwright_find_loners variable)
    set(loners)
    foreach(source IN LISTS ARGN)
        file(STRINGS "${source}" global REGEX "^(extern \"C\"|Q_DECLARE_METATYPE|namespace [a-zA-Z]|template<>)")
        if(global)
            list(APPEND loners "${source}")
        endif()
    endforeach()
    set(${variable} "${loners}" PARENT_SCOPE)
endfunction()

function(sealwright_write_piece file)
    set(headers)
    set(tests)
    foreach(source IN LISTS ARGN)
        file(STRINGS "${source}" includes REGEX "^#include [<\"]")
        list(FILTER includes EXCLUDE REGEX "\\.moc\"$")
        list(APPEND headers ${includes})
        cmake_path(GET source STEM stem)
        string(APPEND tests "namespace ${stem} {\n#include \"${source}\"\n}\n")
    endforeach()
    list(REMOVE_DUPLICATES headers)
    list(JOIN headers "\n" headers)
    file(CONFIGURE OUTPUT "${file}" CONTENT "${headers}\n${tests}" @ONLY)
endfunction()

function(sealwright_write_chooser file folder)
    set(declarations)
    set(rows)
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM stem)
        string(REPLACE "tst_" "${folder}_" name "${stem}")
        string(APPEND declarations "namespace ${stem} { int main(int argc, char **argv); }\n")
        string(APPEND rows "    {\"${name}\", &${stem}::main},\n")
    endforeach()
    configure_file("${PROJECT_SOURCE_DIR}/tests/chooser.cpp.in" "${file}" @ONLY)
endfunction()

# A program of these sources; `folder` begins the names of its tests.
function(sealwright_test_pieces program folder)
    set(pieces)
    set(rest ${ARGN})
    while(rest)
        list(SUBLIST rest 0 ${TESTS_OF_A_PIECE} some)
        list(REMOVE_ITEM rest ${some})
        list(LENGTH pieces number)
        set(piece "${CMAKE_CURRENT_BINARY_DIR}/piece_${number}.cpp")
        sealwright_write_piece("${piece}" ${some})
        list(APPEND pieces "${piece}")
    endwhile()
    set(chooser "${CMAKE_CURRENT_BINARY_DIR}/chooser.cpp")
    sealwright_write_chooser("${chooser}" ${folder} ${ARGN})
    # For moc; a piece includes them.
    set_source_files_properties(${ARGN} PROPERTIES HEADER_FILE_ONLY ON)
    set_source_files_properties(${pieces} "${chooser}" PROPERTIES SKIP_AUTOMOC ON)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN})
    add_executable(${program} "${chooser}" ${pieces} ${ARGN})
    # moc's stamp knows only the tests that it has seen: a new one takes the stamp away.
    set(autogen "${CMAKE_CURRENT_BINARY_DIR}/${program}_autogen")
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM stem)
        if(NOT EXISTS "${autogen}/include/${stem}.moc")
            file(REMOVE "${autogen}/timestamp")
        endif()
    endforeach()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${program} PRIVATE -Wno-subobject-linkage) # GCC takes a test for a header of its piece
    endif()
endfunction()
