// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/ResponseBody.h"

#include <algorithm>
#include <utility>

namespace sealwright::sender {
namespace {

constexpr qint64 kSmallBody = 8 * 1024;

} // namespace

ResponseBody::ResponseBody(QString file, qint64 limit)
    : m_path(std::move(file))
    , m_limit(limit)
{
}

ResponseBody::~ResponseBody()
{
    if (m_file.isOpen()) {
        m_file.close();
    }
    if (m_isNewFile && !m_hasBegun) {
        m_file.remove();
    }
}

void ResponseBody::fail()
{
    m_error = base::Error(SendError::BodyFile, {{"path", m_path}, {"reason", m_file.errorString()}});
}

base::Result<void> ResponseBody::open()
{
    if (!isFile()) {
        return {};
    }
    m_file.setFileName(m_path);
    m_isNewFile = !m_file.exists();
    // Append, because any other way of opening would empty the file already now.
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
        m_isNewFile = false;
        fail();
        return base::Failure(*m_error);
    }
    return {};
}

void ResponseBody::begin()
{
    if (m_hasBegun) {
        return;
    }
    m_hasBegun = true;
    // A device such as /dev/null cannot be emptied and need not be.
    if (isFile() && !m_file.isSequential() && m_file.size() > 0 && !m_file.resize(0)) {
        fail();
    }
}

/// Growing copies. In halves of the limit, the old bytes and the new place for them together never need more
/// than the limit; QByteArray's own powers of two would.
void ResponseBody::makeRoomFor(qint64 size)
{
    if (size <= m_memory.capacity()) {
        return;
    }
    qint64 capacity = m_limit;
    while (capacity / 2 >= std::max(size, kSmallBody)) {
        capacity /= 2;
    }
    m_memory.reserve(static_cast<qsizetype>(capacity));
}

bool ResponseBody::write(QByteArrayView bytes)
{
    begin();
    if (m_error) {
        return false;
    }
    if (!isFile()) {
        const qsizetype taken = static_cast<qsizetype>(std::min<qint64>(bytes.size(), m_limit - m_size));
        makeRoomFor(m_size + taken);
        m_memory += bytes.first(taken);
        m_size += taken;
        if (taken < bytes.size()) {
            m_error = base::Error(SendError::ResponseTooLarge, {{"limit", m_limit}});
        }
        return !m_error;
    }
    while (!bytes.isEmpty()) {
        const qint64 written = m_file.write(bytes.data(), bytes.size());
        if (written <= 0) {
            fail();
            return false;
        }
        m_size += written;
        bytes = bytes.sliced(static_cast<qsizetype>(written));
    }
    return true;
}

void ResponseBody::close()
{
    if (!m_file.isOpen()) {
        return;
    }
    m_file.close();
    if (!m_error && m_file.error() != QFileDevice::NoError) {
        fail();
    }
}

} // namespace sealwright::sender
