// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCompiler.h"

#include <algorithm>

namespace sealwright::signing {
namespace {

using Family = Algorithm::Family;
using Source = Expression::Source;
using base::Json;

QString pointerTo(const QString &parent, const std::string &member)
{
    QString token = QString::fromStdString(member);
    token.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
    return QString(parent + QLatin1Char('/') + token);
}

/// What an expression means only to some algorithms.
const char *misplaced(const Expression &expression, Family family, RecipeCompiler::Use use)
{
    using Use = RecipeCompiler::Use;
    if (use == Use::Challenge && expression.source != Source::Nonce &&
        expression.source != Source::Variable) {
        return "a challenge knows its nonce and variables only";
    }
    const bool secretFits =
        (family == Family::Digest && use == Use::Content) || (family == Family::Token && use == Use::Place);
    if ((expression.source == Source::Secret && !secretFits) ||
        (expression.source == Source::Now && use != Use::Claim)) {
        return "has no meaning with this algorithm";
    }
    if (expression.source == Source::Signature && use != Use::Place) {
        return "the content cannot cover the signature";
    }
    if (use == Use::Place && isCaptured(expression) && expression.source != Source::Secret &&
        !expression.pipes.empty()) {
        return "cannot be read back through a pipe";
    }
    if (expression.usesPipe(Pipe::Kind::Hmac)) {
        if (family != Family::Hmac) {
            return "only an HMAC algorithm has a key for it";
        }
        if (use != Use::Content && use != Use::Challenge) {
            return "only the content can use the key";
        }
    }
    return nullptr;
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
          &RecipeCompiler::readEncoding, &RecipeCompiler::readTimestamp, &RecipeCompiler::readClaims,
          &RecipeCompiler::readVariables, &RecipeCompiler::readPlaces, &RecipeCompiler::checkCrossings,
          &RecipeCompiler::readBuiltin, &RecipeCompiler::readChallenge}) {
        if (const Step step = (this->*read)(); !step) {
            return base::Failure(step.error());
        }
    }
    return std::move(m_program);
}

bool RecipeCompiler::goesOn(const base::Error &mistake)
{
    if (m_looksForAll) {
        m_mistakes.push_back(mistake);
    }
    return m_looksForAll;
}

std::vector<base::Error> RecipeCompiler::mistakes()
{
    m_looksForAll = true;
    if (const Step step = readAlgorithm(); !step) {
        return {step.error()}; // what the other members mean depends on it
    }
    using Reader = Step (RecipeCompiler::*)();
    for (const Reader read :
         {&RecipeCompiler::readKey, &RecipeCompiler::readContents, &RecipeCompiler::readEncoding,
          &RecipeCompiler::readTimestamp, &RecipeCompiler::readClaims, &RecipeCompiler::readVariables,
          &RecipeCompiler::readPlaces, &RecipeCompiler::readBuiltin, &RecipeCompiler::readChallenge}) {
        if (const Step step = (this->*read)(); !step) {
            m_mistakes.push_back(step.error());
        }
    }
    // How they go together can be said only of what was understood.
    if (m_mistakes.empty()) {
        if (const Step step = checkCrossings(); !step) {
            m_mistakes.push_back(step.error());
        }
    }
    return m_mistakes;
}

RecipeCompiler::Step RecipeCompiler::readAlgorithm()
{
    const auto algorithm = base::stringMember(m_document, "algorithm");
    if (!algorithm) {
        return invalid(QStringLiteral("/algorithm"),
                       m_document.contains("algorithm") ? "must be a text" : "missing");
    }
    const auto known = algorithmNamed(algorithm->toUtf8());
    if (!known) {
        return invalid(QStringLiteral("/algorithm"), "unknown algorithm");
    }
    if (!crypto::isAvailable(known->hash)) {
        return unsupported();
    }
    m_program.algorithm = *known;
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
    const bool isAsymmetric = m_program.algorithm.isAsymmetric();
    const Step known = isAsymmetric
                           ? onlyMembers(*key, member, {"strip", "stripPublic", "stripPrivate", "decode"})
                           : onlyMembers(*key, member, {"strip", "keep", "decode"});
    if (!known) {
        return known;
    }

    struct Prefixes
    {
        const char *name;
        std::vector<QByteArray> &list;
    };

    for (const auto &[name, list] :
         {Prefixes{"strip", m_program.key.prefixes}, Prefixes{"keep", m_program.key.keptPrefixes},
          Prefixes{"stripPublic", m_program.key.publicPrefixes},
          Prefixes{"stripPrivate", m_program.key.privatePrefixes}}) {
        if (const Step step = readPrefixes(*key, name, list); !step) {
            return step;
        }
    }
    if (!key->contains("decode")) {
        return {};
    }
    const QByteArray name = base::stringMember(*key, "decode").value_or(QString()).toUtf8();
    const auto decode = keyDecodeNamed(name);
    if (isAsymmetric) {
        // The text is recognised whatever its form; the word only tells people what to expect.
        const bool isForm =
            decode || name == "pem" || name == "spki" || name == "raw-hex" || name == "raw-base64";
        return isForm ? Step()
                      : invalid(QStringLiteral("/key/decode"),
                                "must be pem, spki, raw-hex, raw-base64, base64 or hex");
    }
    if (!decode) {
        return invalid(QStringLiteral("/key/decode"), "must be utf8, base64, base64url or hex");
    }
    if (*decode != KeyPlan::Decode::Utf8 && !m_program.key.keptPrefixes.empty()) {
        return invalid(QStringLiteral("/key/keep"), "goes with a key that is not decoded");
    }
    m_program.key.decode = *decode;
    return {};
}

RecipeCompiler::Step RecipeCompiler::readPrefixes(const Json &key, const char *name,
                                                  std::vector<QByteArray> &prefixes) const
{
    const auto found = key.find(name);
    if (found == key.end()) {
        return {};
    }
    const Json list = found->is_array() ? *found : Json::array({*found});
    for (const Json &prefix : list) {
        if (!prefix.is_string() || prefix.get_ref<const std::string &>().empty()) {
            return invalid(pointerTo(QStringLiteral("/key"), name), "must be a prefix or a list of them");
        }
        prefixes.push_back(QByteArray::fromStdString(prefix.get<std::string>()));
    }
    return {};
}

base::Result<Template> RecipeCompiler::readTemplate(const Json &text, const QString &member, Use use)
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
        if (const char *mistake = misplaced(expression, m_program.algorithm.family, use)) {
            return refuse(parsed->mistakeAt(at, mistake));
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
        base::Result<Template> content = readTemplate(text, member, Use::Content);
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
    if (!m_program.algorithm.signsContent()) {
        m_program.contents.emplace_back();
        return content == m_document.end() ? Step() : invalid(member, "has no meaning with this algorithm");
    }
    if (content == m_document.end()) {
        return invalid(member, "missing");
    }
    if (const Step step = add(*content, member); !step && !goesOn(step.error())) {
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
        const Step step = add((*alternatives)[i], QStringLiteral("/alternatives/%1").arg(i));
        if (!step && !goesOn(step.error())) {
            return step;
        }
    }
    return {};
}

RecipeCompiler::Step RecipeCompiler::readEncoding()
{
    const QString member = QStringLiteral("/encoding");
    if (!m_program.algorithm.signsContent()) {
        return m_document.contains("encoding") ? invalid(member, "has no meaning with this algorithm")
                                               : Step();
    }
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
