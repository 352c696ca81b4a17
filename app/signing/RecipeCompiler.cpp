// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCompiler.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

using Source = Expression::Source;
using base::Json;

QString pointerTo(const QString &parent, const std::string &member)
{
    QString token = QString::fromStdString(member);
    token.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
    return QString(parent + QLatin1Char('/') + token);
}

/// Known to the language, but keyed otherwise than HMAC.
bool isOtherFamily(QByteArrayView algorithm)
{
    static constexpr const char *kFamilies[]{"digest-", "ecdsa-", "rsa-", "jwt:", "builtin:"};
    return algorithm == "token" || algorithm == "ed25519" ||
           std::ranges::any_of(kFamilies, [&](const char *family) { return algorithm.startsWith(family); });
}

bool isTemplateOfOtherFamilies(Source source)
{
    return source == Source::Secret || source == Source::Now || source == Source::QueryStringHash;
}

} // namespace

RecipeCompiler::RecipeCompiler(const Recipe &recipe)
    : m_document(recipe.document)
{
    m_program.recipe = recipe;
}

base::Failure RecipeCompiler::invalid(const QString &member, const char *reason) const
{
    return base::failure(SigningError::RecipeInvalid,
                         {{"member", member}, {"reason", QString::fromLatin1(reason)}});
}

base::Failure RecipeCompiler::unsupported() const
{
    return base::failure(SigningError::RecipeUnsupported, {{"algorithm", m_program.recipe.algorithm()}});
}

RecipeCompiler::Step RecipeCompiler::onlyMembers(const Json &object, const QString &member,
                                                 std::initializer_list<const char *> known) const
{
    for (const auto &[name, value] : object.items()) {
        if (std::ranges::none_of(known, [&name](const char *one) { return name == one; })) {
            return invalid(pointerTo(member, name), "unknown member");
        }
    }
    return {};
}

base::Result<CompiledRecipe::Program> RecipeCompiler::compile()
{
    if (!m_document.is_object()) {
        return invalid({}, "not an object");
    }
    using Reader = Step (RecipeCompiler::*)();
    for (const Reader read :
         {&RecipeCompiler::readAlgorithm, &RecipeCompiler::readKey, &RecipeCompiler::readContents,
          &RecipeCompiler::readEncoding, &RecipeCompiler::readTimestamp, &RecipeCompiler::readPlaces,
          &RecipeCompiler::checkCrossings}) {
        if (const Step step = (this->*read)(); !step) {
            return base::Failure(step.error());
        }
    }
    return std::move(m_program);
}

RecipeCompiler::Step RecipeCompiler::readAlgorithm()
{
    const auto algorithm = base::stringMember(m_document, "algorithm");
    if (!algorithm) {
        return invalid(QStringLiteral("/algorithm"),
                       m_document.contains("algorithm") ? "must be a text" : "missing");
    }
    const QByteArray name = algorithm->toUtf8();
    if (isOtherFamily(name)) {
        return unsupported();
    }
    const auto hash = name.startsWith("hmac-") ? crypto::hashAlgorithmNamed(name.sliced(5)) : std::nullopt;
    if (!hash) {
        return invalid(QStringLiteral("/algorithm"), "unknown algorithm");
    }
    if (!crypto::isAvailable(*hash)) {
        return unsupported();
    }
    m_program.hash = *hash;
    return {};
}

RecipeCompiler::Step RecipeCompiler::readKey()
{
    const QString member = QStringLiteral("/key");
    const auto key = m_document.find("key");
    if (key == m_document.end()) {
        return {};
    }
    if (!key->is_object()) {
        return invalid(member, "must be an object");
    }
    if (const Step known = onlyMembers(*key, member, {"strip", "decode"}); !known) {
        return known;
    }
    if (const auto strip = key->find("strip"); strip != key->end()) {
        const Json list = strip->is_array() ? *strip : Json::array({*strip});
        for (const Json &prefix : list) {
            if (!prefix.is_string() || prefix.get_ref<const std::string &>().empty()) {
                return invalid(QStringLiteral("/key/strip"), "must be a prefix or a list of them");
            }
            m_program.key.prefixes.push_back(QByteArray::fromStdString(prefix.get<std::string>()));
        }
    }
    if (key->contains("decode")) {
        const auto decode = keyDecodeNamed(base::stringMember(*key, "decode").value_or(QString()).toUtf8());
        if (!decode) {
            return invalid(QStringLiteral("/key/decode"), "must be utf8, base64, base64url or hex");
        }
        m_program.key.decode = *decode;
    }
    return {};
}

base::Result<Template> RecipeCompiler::readTemplate(const Json &text, const QString &member, bool inPlace)
{
    if (!text.is_string()) {
        return invalid(member, "must be a text");
    }
    base::Result<Template> parsed =
        Template::parse(QByteArray::fromStdString(text.get_ref<const std::string &>()));
    const auto refuse = [&member](const base::Failure &failure) {
        return base::Failure(failure.error().with({"member", member}));
    };
    if (!parsed) {
        return refuse(base::Failure(parsed.error()));
    }
    for (const Template::Segment &segment : parsed->segments()) {
        if (!segment.expression) {
            continue;
        }
        const Expression &expression = *segment.expression;
        const qsizetype at = segment.offset + 1;
        if (isTemplateOfOtherFamilies(expression.source)) {
            return refuse(parsed->mistakeAt(at, "has no meaning with an HMAC algorithm"));
        }
        if (!inPlace && expression.source == Source::Signature) {
            return refuse(parsed->mistakeAt(at, "the content cannot cover the signature"));
        }
        if (inPlace && isCaptured(expression) && !expression.pipes.empty()) {
            return refuse(parsed->mistakeAt(at, "cannot be read back through a pipe"));
        }
        if (inPlace && expression.usesPipe(Pipe::Kind::Hmac)) {
            return refuse(parsed->mistakeAt(at, "only the content can use the key"));
        }
        if (expression.usesPipe(Pipe::Kind::Md5) && !crypto::isAvailable(crypto::HashAlgorithm::Md5)) {
            return unsupported();
        }
    }
    return parsed;
}

RecipeCompiler::Step RecipeCompiler::readContents()
{
    const auto add = [this](const Json &text, const QString &member) -> Step {
        base::Result<Template> content = readTemplate(text, member, false);
        if (!content) {
            return base::Failure(content.error());
        }
        if (content->segments().empty()) {
            return invalid(member, "empty");
        }
        m_program.contents.push_back(*std::move(content));
        return {};
    };

    const QString member = QStringLiteral("/content");
    const auto content = m_document.find("content");
    if (content == m_document.end()) {
        return invalid(member, "missing");
    }
    if (const Step step = add(*content, member); !step) {
        return step;
    }
    const auto alternatives = m_document.find("alternatives");
    if (alternatives == m_document.end()) {
        return {};
    }
    if (!alternatives->is_array()) {
        return invalid(QStringLiteral("/alternatives"), "must be a list");
    }
    for (std::size_t i = 0; i < alternatives->size(); ++i) {
        if (const Step step = add((*alternatives)[i], QStringLiteral("/alternatives/%1").arg(i)); !step) {
            return step;
        }
    }
    return {};
}

RecipeCompiler::Step RecipeCompiler::readEncoding()
{
    const QString member = QStringLiteral("/encoding");
    if (!m_document.contains("encoding")) {
        return invalid(member, "missing");
    }
    const auto encoding =
        encodingNamed(base::stringMember(m_document, "encoding").value_or(QString()).toUtf8());
    if (!encoding) {
        return invalid(member, "must be hex, HEX, base64 or base64url");
    }
    m_program.encoding = *encoding;
    return {};
}

RecipeCompiler::Step RecipeCompiler::readTimestamp()
{
    const QString member = QStringLiteral("/timestamp");
    const auto timestamp = m_document.find("timestamp");
    if (timestamp == m_document.end()) {
        return {};
    }
    if (!timestamp->is_object()) {
        return invalid(member, "must be an object");
    }
    if (const Step known = onlyMembers(*timestamp, member, {"unit", "toleranceSeconds"}); !known) {
        return known;
    }
    m_program.unit = timestampUnitNamed(base::stringMember(*timestamp, "unit").value_or(QString()).toUtf8());
    if (!m_program.unit) {
        return invalid(QStringLiteral("/timestamp/unit"), "must be s, ms, ns, iso, isosec or http");
    }
    if (const auto tolerance = timestamp->find("toleranceSeconds"); tolerance != timestamp->end()) {
        constexpr std::uint64_t kLongest = 10ULL * 366 * 24 * 3600;
        if (!tolerance->is_number_unsigned() || tolerance->get<std::uint64_t>() > kLongest) {
            return invalid(QStringLiteral("/timestamp/toleranceSeconds"),
                           "must be a whole number of seconds, at most ten years");
        }
        m_program.tolerance = std::chrono::seconds(tolerance->get<std::int64_t>());
    }
    return {};
}

} // namespace sealwright::signing
