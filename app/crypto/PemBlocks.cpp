// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/PemBlocks.h"

#include "app/crypto/OpenSslHandles.h"

#include <openssl/pem.h>

#include <algorithm>
#include <array>

namespace sealwright::crypto {
namespace {

constexpr QByteArrayView kBegin("-----BEGIN ");
constexpr QByteArrayView kEnd("-----END ");
constexpr QByteArrayView kDashes("-----");

base::Failure failed(KeyError error, const QByteArray &label)
{
    return base::failure(error, {{"label", QString::fromLatin1(label)}});
}

/// RFC 7468 §2: capitals, digits, blanks; nothing a secret could hide in.
bool isLabel(QByteArrayView label)
{
    return !label.isEmpty() && label.size() <= 40 && std::ranges::all_of(label, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
    });
}

/// The lines of a body without their indentation and without empty ones, but for the one that ends a header
/// (`Name: value`, RFC 1421 §4.4); `\n` spelled out counts as a line break.
class BodyLines
{
public:
    explicit BodyLines(QByteArray &to)
        : m_to(to)
        , m_start(to.size())
    {
    }

    void append(QByteArrayView body)
    {
        for (qsizetype i = 0; i < body.size(); ++i) {
            const char c = body[i];
            const char next = i + 1 < body.size() ? body[i + 1] : '\0';
            const bool spelledOut = c == '\\' && (next == 'n' || next == 'r');
            if (spelledOut) {
                ++i;
            }
            if (spelledOut || c == '\n' || (c == '\r' && next != '\n')) {
                endLine();
            } else if (c != '\r' && (m_to.size() > m_start || (c != ' ' && c != '\t'))) {
                m_to.append(c);
            }
        }
        endLine();
    }

private:
    void endLine()
    {
        while (m_to.size() > m_start && (m_to.back() == ' ' || m_to.back() == '\t')) {
            m_to.chop(1);
        }
        if (m_to.size() > m_start || m_inHeader) {
            m_inHeader = QByteArrayView(m_to).sliced(m_start).contains(':');
            m_to.append('\n');
        }
        m_start = m_to.size();
    }

    QByteArray &m_to;
    qsizetype m_start;
    bool m_inHeader = false;
};

/// Hands OpenSSL the passphrase, and nothing when there is none: without this it would ask on the terminal.
int passphraseInto(char *buffer, int size, int /*writing*/, void *given)
{
    const auto *passphrase = static_cast<const base::SecretBytes *>(given);
    if (passphrase == nullptr || passphrase->size() > size) {
        return -1;
    }
    std::ranges::copy(passphrase->view(), buffer);
    return static_cast<int>(passphrase->size());
}

/// What PEM_read_bio_ex allocates, wiped and freed.
struct RawBlock
{
    RawBlock() = default;
    RawBlock(const RawBlock &) = delete;
    RawBlock &operator=(const RawBlock &) = delete;
    RawBlock(RawBlock &&) = delete;
    RawBlock &operator=(RawBlock &&) = delete;

    ~RawBlock()
    {
        OPENSSL_free(name);
        OPENSSL_free(header);
        OPENSSL_clear_free(data, static_cast<std::size_t>(std::max(size, allocated)));
    }

    char *name = nullptr;
    char *header = nullptr;
    unsigned char *data = nullptr;
    long size = 0;
    long allocated = 0;
};

} // namespace

bool looksLikePem(QByteArrayView text)
{
    return text.indexOf(kBegin) >= 0;
}

base::Result<std::vector<PemBlock>> pemBlocks(QByteArrayView text)
{
    std::vector<PemBlock> blocks;
    qsizetype at = text.indexOf(kBegin);
    while (at >= 0) {
        const qsizetype labelStart = at + kBegin.size();
        const qsizetype labelEnd = text.indexOf(kDashes, labelStart);
        const QByteArray label =
            labelEnd < 0 ? QByteArray() : text.sliced(labelStart, labelEnd - labelStart).toByteArray();
        if (!isLabel(label)) {
            return failed(labelEnd < 0 ? KeyError::PemTruncated : KeyError::PemDamaged, {});
        }
        const qsizetype bodyStart = labelEnd + kDashes.size();
        const qsizetype end = text.indexOf(kEnd, bodyStart);
        const qsizetype nextBegin = text.indexOf(kBegin, bodyStart);
        const QByteArray endLine = kEnd.toByteArray() + label + kDashes.toByteArray();
        if (end < 0 || (nextBegin >= 0 && nextBegin < end)) {
            return failed(KeyError::PemTruncated, label);
        }
        if (!text.sliced(end).startsWith(endLine)) {
            return failed(text.indexOf(kDashes, end + kEnd.size()) < 0 ? KeyError::PemTruncated
                                                                       : KeyError::PemDamaged,
                          label);
        }
        QByteArray lines;
        lines.reserve(text.size() + 2); // never grown: no copy stays behind unwiped
        lines.append(text.sliced(at, bodyStart - at)).append('\n');
        BodyLines(lines).append(text.sliced(bodyStart, end - bodyStart));
        lines.append(endLine).append('\n');
        blocks.push_back({label, base::SecretBytes::take(std::move(lines))});
        at = nextBegin;
    }
    return blocks;
}

base::Result<PemContent> contentOf(const PemBlock &block, const base::SecretBytes *passphrase)
{
    const ErrorQueueKept queue;
    const OwnedBio bio(BIO_new_mem_buf(block.text.view().data(), static_cast<int>(block.text.size())));
    RawBlock raw;
    if (!bio || PEM_read_bio(bio.get(), &raw.name, &raw.header, &raw.data, &raw.size) != 1) {
        return failed(KeyError::PemDamaged, block.label);
    }
    raw.allocated = raw.size;
    EVP_CIPHER_INFO cipher{};
    if (PEM_get_EVP_CIPHER_INFO(raw.header, &cipher) != 1) {
        const int reason = ERR_GET_REASON(ERR_peek_last_error());
        return failed(reason == PEM_R_UNSUPPORTED_ENCRYPTION ? KeyError::EncryptionUnsupported
                                                             : KeyError::PemDamaged,
                      block.label);
    }
    const bool encrypted = cipher.cipher != nullptr;
    if (encrypted) {
        if (passphrase == nullptr) {
            return failed(KeyError::PassphraseMissing, block.label);
        }
        // OpenSSL takes the passphrase as constant only for itself.
        if (PEM_do_header(&cipher, raw.data, &raw.size, passphraseInto,
                          const_cast<base::SecretBytes *>(passphrase)) != 1) {
            return failed(KeyError::PassphraseWrong, block.label);
        }
    }
    return PemContent{
        base::SecretBytes::copyOf(QByteArrayView(reinterpret_cast<const char *>(raw.data), raw.size)),
        encrypted};
}

} // namespace sealwright::crypto
