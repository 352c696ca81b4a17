// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyReader.h"
#include "app/jwt/TokenMinter.h"
#include "tests/bench/Statistics.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <array>
#include <cstdio>
#include <ctime>
#include <memory>

using namespace sealwright;

namespace {

constexpr int kRounds = 9;
constexpr double kRoundSeconds = 0.4;

struct FreeKey
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
};

struct FreeContext
{
    void operator()(EVP_PKEY_CTX *context) const { EVP_PKEY_CTX_free(context); }
};

using Key = std::unique_ptr<EVP_PKEY, FreeKey>;

/// Turns a second of processor time, so that whatever else the machine does falls on nobody.
template<typename Work>
double ratePerSecond(Work work)
{
    std::int64_t count = 0;
    const std::clock_t start = std::clock();
    double elapsed = 0;
    while (elapsed < kRoundSeconds) {
        for (int i = 0; i < 20; ++i) {
            work();
        }
        count += 20;
        elapsed = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    return static_cast<double>(count) / elapsed;
}

QByteArray pemOf(EVP_PKEY *key)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<qsizetype>(size)};
}

/// As `openssl speed` signs: a digest, with a context that is made once.
std::unique_ptr<EVP_PKEY_CTX, FreeContext> rawSigner(EVP_PKEY *key)
{
    std::unique_ptr<EVP_PKEY_CTX, FreeContext> context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    const bool ready = EVP_PKEY_sign_init(context.get()) == 1 &&
                       (EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA ||
                        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1) &&
                       EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) == 1;
    return ready ? std::move(context) : nullptr;
}

void compare(jwt::JwtAlgorithm algorithm, EVP_PKEY *key)
{
    jwt::TokenTemplate content;
    content.claims = {{"orgId", "6f1c0f5e-0000-4000-8000-000000000000"}, {"token", {{"tag", "private"}}}};
    content.expiresIn = std::chrono::hours(1);
    const auto mintingKey = jwt::readMintingKey(algorithm, pemOf(key));
    auto minter = jwt::TokenMinter::create(algorithm, *mintingKey, content);
    const auto raw = rawSigner(key);
    if (!minter || !raw) {
        std::fputs("the key cannot be used\n", stderr);
        return;
    }
    base::TimePoint now{std::chrono::milliseconds(1767261600000)};
    std::array<unsigned char, 32> digest{};
    std::array<unsigned char, 512> signature{};
    std::vector<double> ours;
    std::vector<double> theirs;
    std::vector<double> ratios;
    // Taken in turns, so that a change of the machine's pace meets both.
    for (int round = 0; round < kRounds; ++round) {
        ours.push_back(ratePerSecond([&] {
            now += std::chrono::seconds(1);
            if (!minter->mint(now)) {
                std::fputs("nothing was minted\n", stderr);
            }
        }));
        theirs.push_back(ratePerSecond([&] {
            std::size_t size = signature.size();
            ++digest[0];
            EVP_PKEY_sign(raw.get(), signature.data(), &size, digest.data(), digest.size());
        }));
        ratios.push_back(ours.back() / theirs.back());
    }
    std::printf(
        "%-6s %9.0f tokens/s   raw signature %9.0f/s   ratio %.3f (quartiles %.3f to %.3f, bar 0.90)\n",
        jwt::nameOf(algorithm).constData(), bench::spreadOf(ours).median, bench::spreadOf(theirs).median,
        bench::spreadOf(ratios).median, bench::spreadOf(ratios).lowerQuartile,
        bench::spreadOf(ratios).upperQuartile);
}

} // namespace

/// Minting a token of Vapi's size, claims with fresh times and all, beside nothing but OpenSSL's signature of
/// a digest with the same key.
int main()
{
#ifndef NDEBUG
    std::puts("This is not a release build: the figures mean nothing.");
#endif
    const Key rsa(EVP_RSA_gen(2048));
    const Key elliptic(EVP_EC_gen("P-256"));
    compare(jwt::JwtAlgorithm::RS256, rsa.get());
    compare(jwt::JwtAlgorithm::ES256, elliptic.get());
    return 0;
}
