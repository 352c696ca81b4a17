# SPDX-FileCopyrightText: 2026 The Sealwright developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Sources compiled together in pieces, so that the headers they share are parsed once for several of them. CMake's own unity builds
# name sources by their absolute path, and what ccache keeps of them would be lost on every other checkout; a piece names them by
# their path in this one. Which sources share a piece is nobody's business: names in anonymous namespaces are unique within a room
# (tests/architecture), and each test stands in a namespace of its own.

# Writes pieces of at most SIZE of the SOURCES into this binary folder and returns their paths. With NAMESPACES each source stands in
# a namespace named after its file, behind the headers of all; what includes a system header itself cannot.
function(sealwright_pieces variable)
    cmake_parse_arguments(PIECES "NAMESPACES" "TARGET;SIZE" "SOURCES" ${ARGN})
    set(pieces)
    set(rest ${PIECES_SOURCES})
    while(rest)
        list(SUBLIST rest 0 ${PIECES_SIZE} some)
        list(REMOVE_ITEM rest ${some})
        list(LENGTH pieces number)
        set(piece "${CMAKE_CURRENT_BINARY_DIR}/${PIECES_TARGET}_${number}.cpp")
        sealwright_write_piece("${piece}" ${PIECES_NAMESPACES} ${some})
        list(APPEND pieces "${piece}")
    endwhile()
    # moc reads the sources; the compiler reads the pieces.
    set_source_files_properties(${PIECES_SOURCES} PROPERTIES HEADER_FILE_ONLY ON)
    set_source_files_properties(${pieces} PROPERTIES SKIP_AUTOMOC ON)
    set(${variable} ${pieces} PARENT_SCOPE)
endfunction()

function(sealwright_write_piece piece namespaces)
    set(headers)
    set(text)
    foreach(source IN LISTS ARGN)
        cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE path)
        if(namespaces)
            file(STRINGS "${source}" includes REGEX "^#include [<\"]")
            list(FILTER includes EXCLUDE REGEX "\\.moc\"$")
            list(APPEND headers ${includes})
            cmake_path(GET source STEM stem)
            string(APPEND text "namespace ${stem} {\n#include \"${path}\"\n}\n")
        else()
            string(APPEND text "#include \"${path}\"\n")
        endif()
    endforeach()
    list(REMOVE_DUPLICATES headers)
    if(namespaces)
        # What moc's output includes by itself (Qt 6.8), before it stands in a namespace.
        list(PREPEND headers "#include <QtCore/qmetatype.h>" "#include <memory>"
            "#if __has_include(<QtCore/qtmochelpers.h>)" "#include <QtCore/qtmochelpers.h>" "#endif"
            "#if __has_include(<QtCore/qxptype_traits.h>)" "#include <QtCore/qxptype_traits.h>" "#endif")
    endif()
    list(JOIN headers "\n" headers)
    file(CONFIGURE OUTPUT "${piece}" CONTENT "${headers}\n${text}" @ONLY)
endfunction()

# moc's stamp knows only the sources that it has seen: one that is new, or that now includes what moc makes, takes the stamp away.
function(sealwright_refresh_moc target)
    set(autogen "${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen")
    foreach(source IN LISTS ARGN)
        file(STRINGS "${source}" made REGEX "^#include \"(moc_[A-Za-z0-9]+\\.cpp|[A-Za-z0-9_]+\\.moc)\"")
        string(REGEX MATCH "\"(.*)\"" made "${made}")
        if(made AND NOT EXISTS "${autogen}/include/${CMAKE_MATCH_1}")
            file(REMOVE "${autogen}/timestamp")
            return()
        endif()
    endforeach()
endfunction()
