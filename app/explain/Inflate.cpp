// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/Inflate.h"

#include <algorithm>
#include <array>
#include <brotli/decode.h>
#include <limits>
#include <memory>
#include <zlib.h>

namespace sealwright::explain {
namespace {

/// zlib's window sizes for its three wrappings.
constexpr int kGzipWindow = 15 + 16;
constexpr int kZlibWindow = 15;
constexpr int kRawWindow = -15;

std::optional<QByteArray> inflateAs(QByteArrayView compressed, int window, qsizetype limit)
{
    if (compressed.size() > std::numeric_limits<int>::max()) {
        return std::nullopt;
    }
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) {
        return std::nullopt;
    }
    QByteArray input = compressed.toByteArray(); // zlib does not promise to leave its input alone
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    QByteArray out;
    std::array<char, 16384> piece{};
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef *>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        state = ::inflate(&stream, Z_NO_FLUSH);
        out.append(piece.data(), static_cast<qsizetype>(piece.size() - stream.avail_out));
        if (out.size() > limit) {
            state = Z_BUF_ERROR;
        }
    }
    const bool isWhole = state == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    return isWhole ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<QByteArray> fromBrotli(QByteArrayView compressed, qsizetype limit)
{
    const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> decoder(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
    if (!decoder) {
        return std::nullopt;
    }
    auto left = static_cast<std::size_t>(compressed.size());
    const auto *next = reinterpret_cast<const std::uint8_t *>(compressed.data());
    QByteArray out;
    BrotliDecoderResult state = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (state == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= limit) {
        std::size_t room = 0;
        state = BrotliDecoderDecompressStream(decoder.get(), &left, &next, &room, nullptr, nullptr);
        std::size_t ready = 0;
        const auto *piece = BrotliDecoderTakeOutput(decoder.get(), &ready);
        out.append(reinterpret_cast<const char *>(piece), static_cast<qsizetype>(ready));
    }
    const bool isWhole = state == BROTLI_DECODER_RESULT_SUCCESS && left == 0 && out.size() <= limit;
    return isWhole ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace

std::optional<Inflated> inflated(QByteArrayView compressed, qsizetype limit)
{
    if (compressed.startsWith("\x1f\x8b")) {
        auto bytes = inflateAs(compressed, kGzipWindow, limit);
        return bytes ? std::optional(Inflated{*std::move(bytes), "gzip"}) : std::nullopt;
    }
    for (const int window : {kZlibWindow, kRawWindow}) {
        if (auto bytes = inflateAs(compressed, window, limit); bytes && !bytes->isEmpty()) {
            return Inflated{*std::move(bytes), "deflate"};
        }
    }
    if (auto bytes = fromBrotli(compressed, limit); bytes && !bytes->isEmpty()) {
        return Inflated{*std::move(bytes), "br"};
    }
    return std::nullopt;
}

} // namespace sealwright::explain
