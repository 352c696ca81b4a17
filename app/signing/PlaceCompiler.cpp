// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCompiler.h"

#include <algorithm>

/// The half of RecipeCompiler that reads `place` and checks how content and places go together.
namespace sealwright::signing {
namespace {

using Source = Expression::Source;
using Where = PlacedValue::Where;
using base::Json;

struct Prefix
{
    const char *text;
    Where where;
};

constexpr Prefix kPrefixes[]{
    {"header:", Where::Header}, {"query:", Where::Query}, {"form:", Where::Form}, {"json:", Where::Json}};

QString memberOf(const QByteArray &key)
{
    QString token = QString::fromUtf8(key);
    token.replace(QLatin1Char('~'), QLatin1String("~0")).replace(QLatin1Char('/'), QLatin1String("~1"));
    return QString(QStringLiteral("/place/") + token);
}

bool isSeparator(const std::string &text)
{
    return text.size() == 1 && QByteArrayView(",; &|").contains(text.front());
}

/// Two values side by side could not be told apart again.
bool hasNeighbouringCaptures(const Template &value)
{
    const auto isOpen = [](const Template::Segment &segment) {
        return segment.expression &&
               (isCaptured(*segment.expression) || segment.expression->source == Source::Variable);
    };
    return std::ranges::adjacent_find(value.segments(), [&isOpen](const auto &left, const auto &right) {
               return isOpen(left) && isOpen(right);
           }) != value.segments().end();
}

} // namespace

RecipeCompiler::Step RecipeCompiler::readPlaces()
{
    const QString member = QStringLiteral("/place");
    const auto place = m_document.find("place");
    if (place == m_document.end()) {
        const bool isBuiltin = m_program.algorithm.family == Algorithm::Family::Builtin;
        return isBuiltin ? Step() : invalid(member, "missing");
    }
    if (!place->is_object()) {
        return invalid(member, "must be an object");
    }
    const std::size_t before = m_mistakes.size();
    for (const auto &[key, entry] : place->items()) {
        base::Result<Place> read = readPlace(QByteArray::fromStdString(key), entry);
        const QString where = memberOf(QByteArray::fromStdString(key));
        const Step step = read ? checkPlace(*read, where) : Step(base::Failure(read.error()));
        if (!step) {
            if (goesOn(step.error())) {
                continue;
            }
            return step;
        }
        const bool isRepeated = std::ranges::any_of(m_program.places, [&read](const Place &other) {
            return other.where == read->where &&
                   (read->where == Where::Header ? other.matchesHeader(read->name)
                                                 : other.name == read->name);
        });
        if (isRepeated) {
            return invalid(where, "the same place twice");
        }
        m_program.places.push_back(*std::move(read));
    }
    const bool areAllRead = m_mistakes.size() == before;
    if (areAllRead && std::ranges::none_of(m_program.places, &Place::holdsSignature)) {
        return invalid(member, "the signature is placed nowhere");
    }
    return {};
}

base::Result<Place> RecipeCompiler::readPlace(const QByteArray &key, const Json &entry)
{
    const QString member = memberOf(key);
    const auto *const prefix = std::ranges::find_if(
        kPrefixes, [&key](const Prefix &candidate) { return key.startsWith(candidate.text); });
    if (prefix == std::ranges::end(kPrefixes)) {
        return invalid(member, "must be header:NAME, query:NAME, form:NAME or json:/pointer");
    }
    Place place;
    place.where = prefix->where;
    place.name = key.sliced(QByteArrayView(prefix->text).size());

    const Json *text = &entry;
    if (entry.is_object()) {
        if (const Step known = onlyMembers(entry, member, {"template", "list"}); !known) {
            return base::Failure(known.error());
        }
        if (!entry.contains("template")) {
            return invalid(QString(member + QStringLiteral("/template")), "missing");
        }
        text = &entry["template"];
    }
    base::Result<Template> value = readTemplate(*text, member, Use::Place);
    if (!value) {
        return base::Failure(value.error());
    }
    place.value = *std::move(value);
    place.items = {place.value};
    place.holdsSignature = holdsProof(place.value);
    if (entry.is_object() && entry.contains("list")) {
        const Json &list = entry["list"];
        if (!list.is_string() || !isSeparator(list.get_ref<const std::string &>()) ||
            place.where != Where::Header) {
            return invalid(QString(member + QStringLiteral("/list")),
                           "must be the one character that separates a header's items: , ; & | or a blank");
        }
        place.separator = list.get_ref<const std::string &>().front();
        place.items = place.value.split(place.separator);
    }
    return place;
}

RecipeCompiler::Step RecipeCompiler::checkPlace(const Place &place, const QString &member)
{
    if (place.name.isEmpty()) {
        return invalid(member, "name missing");
    }
    if (place.value.segments().empty()) {
        return invalid(member, "empty");
    }
    if (place.where == Where::Json && !place.name.startsWith('/')) {
        return invalid(member, "JSON pointer must start with a slash");
    }
    if (place.where == Where::Header) {
        if (!http::checkHeader({place.nameToWrite(), {}})) {
            return invalid(member, "not a header name");
        }
        for (const Template::Segment &segment : place.value.segments()) {
            if (!http::checkHeader({place.nameToWrite(), segment.literal})) {
                return invalid(member, "a header value cannot hold CR, LF or NUL");
            }
        }
    }
    if (std::ranges::any_of(place.items, hasNeighbouringCaptures)) {
        return invalid(member, "two values side by side cannot be told apart when verifying");
    }
    const auto signatures =
        std::ranges::count_if(place.value.segments(), [](const Template::Segment &segment) {
            return segment.expression && segment.expression->source == Source::Signature;
        });
    if (signatures > 1) {
        return invalid(member, "the signature twice in one place");
    }
    return {};
}

RecipeCompiler::Step RecipeCompiler::checkCrossings()
{
    const auto contentReads = [this](const Place &place) {
        return std::ranges::any_of(m_program.contents, [&place](const Template &content) {
            return content.any([&place](const Expression &expression) { return reads(expression, place); });
        });
    };
    for (const Place &place : m_program.places) {
        const bool isRead = contentReads(place);
        if (isRead && place.holdsSignature) {
            return invalid(QStringLiteral("/content"), "covers the place that holds the signature");
        }
        m_program.contentReadsPlaces = m_program.contentReadsPlaces || isRead;
    }

    struct Carried
    {
        Source source;
        const char *reason;
    };

    constexpr Carried kCarried[]{{Source::Timestamp, "covers a timestamp that is placed nowhere"},
                                 {Source::Id, "covers an id that is placed nowhere"},
                                 {Source::Nonce, "covers a nonce that is placed nowhere"}};
    for (const Carried &carried : kCarried) {
        const bool isPlaced = std::ranges::any_of(
            m_program.places, [&carried](const Place &place) { return place.value.uses(carried.source); });
        if (m_program.contentUses(carried.source) && !isPlaced) {
            return invalid(QStringLiteral("/content"), carried.reason);
        }
    }
    if (m_program.uses(Source::Timestamp) && !m_program.unit) {
        return invalid(QStringLiteral("/timestamp"), "missing");
    }

    m_program.contentIsKeyed = std::ranges::any_of(m_program.contents, [](const Template &content) {
        return content.any(
            [](const Expression &expression) { return expression.usesPipe(Pipe::Kind::Hmac); });
    });
    const auto placeHoldsBody = [this](const Expression &expression) {
        return std::ranges::any_of(m_program.places, [&expression](const Place &place) {
            return reads(expression, place) && place.value.any(coversBody);
        });
    };
    m_program.coversBody =
        m_program.content().any(coversBody) || m_program.content().any(placeHoldsBody) ||
        std::ranges::any_of(m_program.claims,
                            [](const Claim &claim) { return claim.text && claim.text->any(coversBody); }) ||
        m_program.algorithm.family == Algorithm::Family::Builtin;
    if (const auto stated = m_document.find("coversBody"); stated != m_document.end()) {
        if (!stated->is_boolean()) {
            return invalid(QStringLiteral("/coversBody"), "must be true or false");
        }
        m_program.coversBody = stated->get<bool>();
    }
    return {};
}

} // namespace sealwright::signing
