// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/SecretBytes.h"

#include <QIODevice>

#include <cstring>
#include <new>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace sealwright::base {
namespace {

std::size_t wholePages(qsizetype size)
{
    static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return (static_cast<std::size_t>(size) + page - 1) / page * page;
}

} // namespace

SecretBytes SecretBytes::zeroes(qsizetype size)
{
    SecretBytes secret;
    if (size <= 0) {
        return secret;
    }
    const std::size_t length = wholePages(size);
    void *pages = ::mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) {
        throw std::bad_alloc();
    }
    // Best effort: with RLIMIT_MEMLOCK used up a secret may be swapped, but it still never reaches a core
    // dump.
    (void)::mlock(pages, length);
    (void)::madvise(pages, length, MADV_DONTDUMP);
    secret.m_data = static_cast<char *>(pages);
    secret.m_size = size;
    return secret;
}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes)
{
    return computed(bytes.size(), [bytes](char *at) {
        ::memcpy(at, bytes.data(), static_cast<std::size_t>(bytes.size()));
    });
}

SecretBytes SecretBytes::take(QByteArray &&bytes)
{
    QByteArray source = std::move(bytes);
    SecretBytes secret = copyOf(source);
    wipe(source);
    return secret;
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    if (this != &other) {
        release();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes::~SecretBytes()
{
    release();
}

void SecretBytes::release() noexcept
{
    if (m_data != nullptr) {
        ::explicit_bzero(m_data, static_cast<std::size_t>(m_size));
        ::munmap(m_data, wholePages(m_size));
        m_data = nullptr;
        m_size = 0;
    }
}

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached()) {
        ::explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.capacity()));
    }
    bytes.clear();
}

std::optional<QByteArray> readSecret(QIODevice &file, qsizetype limit)
{
    QByteArray bytes(limit + 1, '\0');
    qsizetype size = 0;
    while (size < bytes.size()) {
        const qint64 count = file.read(bytes.data() + size, bytes.size() - size);
        if (count < 0) {
            wipe(bytes);
            return std::nullopt;
        }
        if (count == 0) {
            break;
        }
        size += count;
    }
    bytes.resize(size); // shrinks in place
    return bytes;
}

} // namespace sealwright::base
