// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SecretInArguments.h"

#include "app/cli/CliError.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <string_view>

namespace sealwright::cli {
namespace {

/// What people try first; none of them exists.
constexpr std::array<std::string_view, 9> kMistakes = {"--secret",   "--secret-key",    "--token",
                                                       "--password", "--client-secret", "--key",
                                                       "--api-key",  "--passphrase",    "--vault-passphrase"};
constexpr std::array<std::string_view, 3> kSources = {"--secret-env", "--secret-file", "--secret-stdin"};

bool isOneOf(std::span<const std::string_view> names, std::string_view word)
{
    return std::ranges::find(names, word) != names.end();
}

void overwrite(char *text)
{
    std::memset(text, '*', std::strlen(text));
}

} // namespace

base::Result<void> refuseSecrets(int argc, char **argv)
{
    const std::span<char *> words(argv, static_cast<std::size_t>(argc));
    const bool hasSource = std::ranges::any_of(words, [](const char *word) {
        const std::string_view text(word);
        return isOneOf(kSources, text.substr(0, text.find('=')));
    });
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word(words[i]);
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        const bool isBearer = name == "--bearer";
        const bool hasNext = i + 1 < words.size() && words[i + 1][0] != '-';
        // `send --bearer REQUEST --secret-env T` is fine: --bearer itself takes nothing.
        const bool hasValue = equals != std::string_view::npos || (hasNext && !hasSource);
        if (!isOneOf(kMistakes, name) && (!isBearer || !hasValue)) {
            continue;
        }
        const QString option = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        if (equals != std::string_view::npos) {
            overwrite(words[i] + equals + 1);
        } else if (hasNext) {
            overwrite(words[i + 1]);
        }
        return base::failure(CliError::SecretOnCommandLine, {{"option", option}});
    }
    return {};
}

void hideProxyUser(int argc, char **argv)
{
    const std::span<char *> words(argv, static_cast<std::size_t>(argc));
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word(words[i]);
        char *value = nullptr;
        if (word == "--proxy" && i + 1 < words.size()) {
            value = words[i + 1];
        } else if (word.starts_with("--proxy=")) {
            value = words[i] + std::strlen("--proxy=");
        }
        if (value == nullptr) {
            continue;
        }
        const std::string_view url(value);
        const std::size_t at = url.rfind('@');
        std::fill_n(value, at == std::string_view::npos ? 0 : at, '*');
    }
}

} // namespace sealwright::cli
