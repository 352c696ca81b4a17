// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/MessageComponent.h"

#include "app/http/Url.h"
#include "app/signing/Pairs.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {
namespace {

namespace structured = http::structured;
using structured::BareItem;
using structured::Item;

base::Failure componentMissing(const Item &component)
{
    return base::failure(SigningError::ComponentMissing,
                         {{"component", QString::fromUtf8(serialize(component))}});
}

base::Failure componentInvalid(const Item &component, const char *reason)
{
    return base::failure(
        SigningError::ComponentInvalid,
        {{"component", QString::fromUtf8(serialize(component))}, {"reason", QString::fromLatin1(reason)}});
}

bool isSet(const Item &component, QByteArrayView flag)
{
    const BareItem *value = component.parameters.find(flag);
    return value != nullptr && value->kind == BareItem::Kind::Boolean && value->number != 0;
}

std::optional<QByteArray> textParameter(const Item &component, QByteArrayView name)
{
    const BareItem *value = component.parameters.find(name);
    return value != nullptr && value->kind == BareItem::Kind::String ? std::optional(value->value)
                                                                     : std::nullopt;
}

/// Without blanks around it, a folded line joined with one blank (§2.1).
QByteArray canonicalField(const QByteArray &value)
{
    if (!value.contains('\n')) {
        return value.trimmed();
    }
    QByteArray joined;
    for (const QByteArray &line : value.split('\n')) {
        joined.append(joined.isEmpty() ? "" : " ").append(line.trimmed());
    }
    return joined.trimmed();
}

/// As the strict serialisation of whatever structured type it is (§2.1.1). A text that is one dictionary and
/// one list, too, is written the same as either.
std::optional<QByteArray> strictlySerialized(const QByteArray &value)
{
    if (const auto dictionary = structured::parseDictionary(value)) {
        return serialize(*dictionary);
    }
    const auto list = structured::parseList(value);
    return list ? std::optional(serialize(*list)) : std::nullopt;
}

base::Result<QByteArray> fieldValue(const Item &component, const http::HeaderList &headers)
{
    const bool wantsBytes = isSet(component, "bs");
    const BareItem *key = component.parameters.find("key");
    if (wantsBytes && (key != nullptr || isSet(component, "sf"))) {
        return componentInvalid(component, "bs cannot go with sf or key");
    }
    if (isSet(component, "tr")) {
        return componentInvalid(component, "trailers are not kept");
    }
    const std::vector<QByteArray> values = headers.all(component.value.value);
    if (values.empty()) {
        return componentMissing(component);
    }
    QByteArray combined;
    for (const QByteArray &value : values) {
        const QByteArray canonical = canonicalField(value);
        combined.append(&value == &values.front() ? "" : ", ");
        combined.append(wantsBytes ? serialize(BareItem::bytes(canonical)) : canonical);
    }
    if (key != nullptr) {
        const auto dictionary = structured::parseDictionary(combined);
        if (!dictionary || key->kind != BareItem::Kind::String) {
            return componentInvalid(component, "key asks for a dictionary");
        }
        const structured::Member *member = dictionary->find(key->value);
        return member == nullptr ? base::Result<QByteArray>(componentMissing(component)) : serialize(*member);
    }
    if (isSet(component, "sf")) {
        const std::optional<QByteArray> strict = strictlySerialized(combined);
        return strict ? base::Result<QByteArray>(*strict)
                      : componentInvalid(component, "the field is not structured");
    }
    return combined;
}

/// The encoding of §2.2.8: that of a form
/// (https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set) with blanks as `%20`.
QByteArray formEncoded(const QByteArray &text)
{
    return text.toPercentEncoding("*", "~");
}

base::Result<QByteArray> queryParameter(const Item &component, const http::Url &url)
{
    const std::optional<QByteArray> name = textParameter(component, "name");
    if (!name) {
        return componentInvalid(component, "name missing");
    }
    std::optional<QByteArray> found;
    for (const auto &[key, value] : parsePairs(url.query())) {
        if (formEncoded(key) != *name) {
            continue;
        }
        if (found) {
            return componentInvalid(component, "the query has it more than once");
        }
        found = formEncoded(value);
    }
    return found ? base::Result<QByteArray>(*found) : componentMissing(component);
}

QByteArray authorityOf(const http::Url &url)
{
    const bool isDefault = url.port() == (url.scheme() == "https" ? 443 : 80);
    return (isDefault ? url.host() : url.host() + ":" + QByteArray::number(url.port())).toLower();
}

base::Result<QByteArray> requestValue(const Item &component, const http::Request &request)
{
    const QByteArray &name = component.value.value;
    if (name == "@method") {
        return request.method;
    }
    const base::Result<http::Url> url = http::Url::parse(request.url);
    if (!url) {
        return base::Failure(url.error());
    }
    if (name == "@target-uri") {
        return request.url.first(request.url.indexOf('#') < 0 ? request.url.size()
                                                              : request.url.indexOf('#'));
    }
    if (name == "@authority") {
        return authorityOf(*url);
    }
    if (name == "@scheme") {
        return url->scheme();
    }
    if (name == "@request-target") {
        return url->pathAndQuery();
    }
    if (name == "@path") {
        return url->path();
    }
    if (name == "@query") {
        return "?" + url->query();
    }
    return name == "@query-param" ? queryParameter(component, *url)
                                  : componentInvalid(component, "unknown component");
}

} // namespace

base::Result<QByteArray> componentValue(const Item &component, const SignedMessage &message)
{
    const QByteArray &name = component.value.value;
    if (component.value.kind != BareItem::Kind::String || name.isEmpty() || name != name.toLower()) {
        return componentInvalid(component, "not a lower-case name");
    }
    for (const structured::Parameter &parameter : component.parameters.all) {
        static constexpr const char *kKnown[]{"sf", "key", "bs", "req", "tr", "name"};
        if (std::ranges::none_of(kKnown, [&](const char *known) { return parameter.key == known; })) {
            return componentInvalid(component, "unknown parameter");
        }
    }
    const bool ofRequest = isSet(component, "req");
    if (ofRequest && !message.isResponse()) {
        return componentInvalid(component, "req has a meaning in responses only");
    }
    const bool readsRequest = ofRequest || !message.isResponse();
    if (readsRequest && message.request == nullptr) {
        return componentMissing(component);
    }
    if (!name.startsWith('@')) {
        return fieldValue(component, readsRequest ? message.request->headers : *message.responseHeaders);
    }
    if (name == "@status" && !readsRequest) {
        return QByteArray::number(message.status);
    }
    return readsRequest ? requestValue(component, *message.request)
                        : componentInvalid(component, "has no meaning in a response");
}

base::Result<SignatureBase> signatureBase(const structured::InnerList &input, const SignedMessage &message)
{
    SignatureBase base;
    const auto add = [&base](const QByteArray &component, const QByteArray &value) {
        base.lines.push_back({component, base.bytes.size(), component.size() + 2 + value.size()});
        base.bytes.append(component).append(": ").append(value);
    };
    for (const Item &component : input.items) {
        const QByteArray identifier = serialize(component);
        if (std::ranges::find(base.lines, identifier, &BaseLine::component) != base.lines.end()) {
            return componentInvalid(component, "covered twice");
        }
        const base::Result<QByteArray> value = componentValue(component, message);
        if (!value) {
            return base::Failure(value.error());
        }
        if (value->contains('\n') || value->contains('\r')) {
            return componentInvalid(component, "its value has a line break");
        }
        add(identifier, *value);
        base.bytes.append('\n');
    }
    add("\"@signature-params\"", serialize(input));
    return base;
}

} // namespace sealwright::signing
