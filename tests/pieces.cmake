# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# One program holds a folder's tests; its first argument says which one runs. Each test is compiled in a namespace of its own, so
# that their helpers may have the same names: one by one while somebody works on them, in pieces with SEALWRIGHT_UNITY.

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
function(sealwright_test_program program folder)
    set(size 1)
    if(SEALWRIGHT_UNITY)
        set(size 16)
    endif()
    sealwright_pieces(pieces NAMESPACES TARGET ${program} SIZE ${size} SOURCES ${ARGN})
    set(chooser "${CMAKE_CURRENT_BINARY_DIR}/${program}_chooser.cpp")
    sealwright_write_chooser("${chooser}" ${folder} ${ARGN})
    # Neither needs a header of the house: each test includes what moc made of it.
    set_source_files_properties("${chooser}" PROPERTIES SKIP_AUTOMOC ON SKIP_PRECOMPILE_HEADERS ON)
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${program}_autogen/mocs_compilation.cpp" PROPERTIES
        SKIP_PRECOMPILE_HEADERS ON)
    # A piece begins with what its tests include.
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN})
    add_executable(${program} "${chooser}" ${pieces} ${ARGN})
    sealwright_refresh_moc(${program} ${ARGN})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(${program} PRIVATE -Wno-subobject-linkage) # GCC takes a test for a header of its piece
    endif()
endfunction()
