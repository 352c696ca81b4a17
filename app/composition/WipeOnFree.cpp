// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Linked into the two programs, not into tests or sanitizer builds: every block is overwritten before it goes
// back to the heap, so that what Qt, libcurl and D-Bus copied of a secret does not lie about until something
// else needs the space. glibc lets a program define these; the allocation itself stays glibc's.

#include <cstddef>
#include <errno.h>
#include <malloc.h>
#include <string.h>

extern "C" {

void *__libc_malloc(std::size_t size);
void __libc_free(void *block);

[[gnu::visibility("default")]] void free(void *block)
{
    if (block == nullptr) {
        return;
    }
    const int savedErrno = errno;
    ::explicit_bzero(block, ::malloc_usable_size(block));
    __libc_free(block);
    errno = savedErrno;
}

[[gnu::visibility("default")]] void *realloc(void *block, std::size_t size)
{
    if (block == nullptr) {
        return __libc_malloc(size);
    }
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t before = ::malloc_usable_size(block);
    if (size <= before && size > before / 2) {
        return block;
    }
    void *moved = __libc_malloc(size);
    if (moved != nullptr) {
        ::memcpy(moved, block, size < before ? size : before);
        free(block);
    }
    return moved;
}
}
