// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/AwsSigV4.h"

#include "app/base/LastOf.h"
#include "app/signing/BuiltinVariables.h"
#include "app/signing/CanonicalRequest.h"
#include "app/signing/OpenKey.h"
#include "app/signing/TimeWindow.h"

#include <QList>

#include <algorithm>

namespace sealwright::signing {
namespace {

constexpr QByteArrayView kScheme("AWS4-HMAC-SHA256");
constexpr SealMethod kMethod = HmacWith{crypto::HashAlgorithm::Sha256};
constexpr std::chrono::seconds kToleranceOfAws = std::chrono::minutes(15);

/// `20150830T123600Z`, the basic form of ISO 8601.
QByteArray basicTime(base::TimePoint time)
{
    return formatTimestamp(time, TimestampUnit::IsoSeconds).replace("-", "").replace(":", "");
}

std::optional<base::TimePoint> readBasicTime(const QByteArray &text)
{
    if (text.size() != 16) {
        return std::nullopt;
    }
    QByteArray iso = text;
    iso.insert(13, ':').insert(11, ':').insert(6, '-').insert(4, '-');
    return readTimestamp(iso, TimestampUnit::IsoSeconds);
}

std::vector<QByteArray> sortedNames(QByteArrayView list)
{
    std::vector<QByteArray> names;
    for (const QByteArray &name : list.toByteArray().split(';')) {
        names.push_back(name.trimmed().toLower());
    }
    std::ranges::sort(names);
    return names;
}

std::vector<QByteArray> namesToSign(const http::HeaderList &headers, const QByteArray &wanted)
{
    if (!wanted.isEmpty() && wanted != "*") {
        return sortedNames(wanted);
    }
    std::vector<QByteArray> names{"host"};
    for (const http::HeaderField &field : headers) {
        const QByteArray name = field.name.toLower();
        if (wanted == "*" || name == "content-type" || name.startsWith("x-amz-")) {
            names.push_back(name);
        }
    }
    std::ranges::sort(names);
    const auto repeated = std::ranges::unique(names);
    names.erase(repeated.begin(), repeated.end());
    return names;
}

QByteArray joined(const std::vector<QByteArray> &names)
{
    return QList<QByteArray>(names.begin(), names.end()).join(';');
}

/// `Credential=…/…, SignedHeaders=…, Signature=…` behind the scheme.
struct Authorization
{
    QByteArray accessKeyId;
    CredentialScope scope;
    std::vector<QByteArray> signedHeaders;
    QByteArray signature;
};

std::optional<Authorization> readAuthorization(QByteArrayView value, const QByteArray &time)
{
    Authorization result;
    result.scope.time = time;
    int found = 0;
    for (const QByteArray &piece : value.sliced(kScheme.size()).toByteArray().split(',')) {
        const QByteArray item = piece.trimmed();
        const QByteArray text = item.sliced(item.indexOf('=') + 1);
        if (item.startsWith("Credential=")) {
            const QList<QByteArray> parts = text.split('/');
            if (parts.size() < 5 || parts.last() != "aws4_request") {
                return std::nullopt;
            }
            const qsizetype count = parts.size(); // an access key id may hold slashes
            result.accessKeyId = parts.first(count - 4).join('/');
            result.scope.region = parts[count - 3];
            result.scope.service = parts[count - 2];
            if (parts[count - 4] != result.scope.date()) {
                return std::nullopt;
            }
            found |= 1;
        } else if (item.startsWith("SignedHeaders=")) {
            result.signedHeaders = sortedNames(text);
            found |= 2;
        } else if (item.startsWith("Signature=")) {
            const std::optional<QByteArray> bytes = decode(text, Encoding::Hex);
            if (!bytes) {
                return std::nullopt;
            }
            result.signature = *bytes;
            found |= 4;
        }
    }
    return found == 7 ? std::optional(std::move(result)) : std::nullopt;
}

/// `part` is what the whole value is; empty: nothing in particular.
void place(SignedRequest &result, const QByteArray &header, const QByteArray &value, const char *part = "")
{
    putHeader(result.request.headers, header, value);
    result.placed.push_back({PlacedValue::Where::Header, header, value, {}});
    if (*part != '\0') {
        result.placed.back().parts = {{part, 0, value.size()}};
    }
}

/// The hash of the body ends the canonical request; X-Amz-Date, when it is signed, has a line of its own.
std::vector<NamedPart> partsOfCanonical(const QByteArray &canonical, const QByteArray &time)
{
    std::vector<NamedPart> parts;
    const QByteArray line = "\nx-amz-date:" + time + "\n";
    if (const qsizetype at = canonical.indexOf(line); at >= 0) {
        parts.push_back({"timestamp", at + line.size() - 1 - time.size(), time.size()});
    }
    const qsizetype hashAt = base::lastOf(canonical, '\n') + 1;
    parts.push_back({"body", hashAt, canonical.size() - hashAt});
    return parts;
}

/// The time stands in the second line, and the scope begins with its date.
std::vector<NamedPart> partsOfStringToSign(const CredentialScope &scope)
{
    const qsizetype timeAt = kScheme.size() + 1;
    const qsizetype scopeAt = timeAt + scope.time.size() + 1;
    const qsizetype hashAt = scopeAt + scope.text().size() + 1;
    return {{"timestamp", timeAt, scope.time.size()},
            {"scope", scopeAt, scope.text().size()},
            {"canonical request", hashAt, 64}};
}

} // namespace

base::Result<SignedRequest> AwsSigV4::sign(const CompiledRecipe::Program &program, http::Request request,
                                           const SigningMoment &moment, const base::SecretBytes &secret) const
{
    const BuiltinVariables variables(program, moment.variables);
    const CredentialScope scope{basicTime(moment.time), variables.value("region"),
                                variables.value("service")};
    const QByteArray accessKeyId = variables.value("accessKeyId");
    for (const char *name : {"accessKeyId", "region", "service"}) {
        if (variables.value(name).isEmpty()) {
            return base::failure(SigningError::VariableMissing, {{"variable", QString::fromLatin1(name)}});
        }
    }
    const base::Result<OpenedKey> key = openKeyFor(program.key, kMethod, secret, KeyUse::Sign);
    if (!key) {
        return base::Failure(key.error());
    }
    SignedRequest result;
    result.request = std::move(request);
    place(result, "X-Amz-Date", scope.time, "timestamp");
    if (scope.service == "s3") {
        place(result, "X-Amz-Content-Sha256",
              crypto::digest(crypto::HashAlgorithm::Sha256, result.request.body).toHex(), "body");
    } else {
        result.request.headers.remove("X-Amz-Content-Sha256");
    }
    if (const QByteArray token = variables.value("sessionToken"); !token.isEmpty()) {
        place(result, "X-Amz-Security-Token", token);
    }
    const std::vector<QByteArray> names =
        namesToSign(result.request.headers, variables.value("signedHeaders"));
    const base::Result<QByteArray> canonical = canonicalRequest(result.request, names, scope.service);
    if (!canonical) {
        return base::Failure(canonical.error());
    }
    SignatureSteps &steps = result.steps;
    steps.content = stringToSign(scope, *canonical);
    steps.digest = awsSignature(scope, key->bytes.view(), steps.content);
    steps.encoding = "hex";
    steps.encoded = steps.digest.toHex();
    steps.key = key->step;
    steps.algorithm = "hmac-sha256";
    steps.parts = partsOfStringToSign(scope);
    steps.stages = {{"canonical request", *canonical, partsOfCanonical(*canonical, scope.time)},
                    {"string to sign", steps.content, steps.parts}};
    steps.format = "aws-sigv4";
    const QByteArray before = QByteArray(kScheme.data(), kScheme.size()) + " Credential=" + accessKeyId +
                              "/" + scope.text() + ", SignedHeaders=" + joined(names) + ", Signature=";
    place(result, "Authorization", before + steps.encoded);
    result.placed.back().parts = {{"signature", before.size(), steps.encoded.size()}};
    for (const PlacedValue &placed : result.placed) {
        if (const auto usable = http::checkHeader({placed.name, placed.value}); !usable) {
            return base::Failure(usable.error());
        }
    }
    result.timestamp = scope.time;
    return result;
}

Verification AwsSigV4::verify(const CompiledRecipe::Program &program, const http::Request &request,
                              const VerifyOptions &options,
                              std::span<const base::SecretBytes *const> secrets) const
{
    Verification result;
    result.verdict = Verdict::Failed;
    result.recipe = program.recipe.id;
    result.header = "Authorization";
    const auto fail = [&result](Reason reason, const char *header = "Authorization") {
        result.reason = reason;
        result.header = header;
        return result;
    };
    const QByteArray *value = request.headers.find("Authorization");
    if (value == nullptr) {
        result.verdict = Verdict::Unsigned;
        return fail(Reason::MissingHeader);
    }
    if (!value->startsWith(kScheme)) {
        return fail(Reason::UnsupportedScheme);
    }
    const QByteArray *time = request.headers.find("X-Amz-Date");
    if (time == nullptr) {
        return fail(Reason::TimestampMissing, "X-Amz-Date");
    }
    result.signedAt = readBasicTime(time->trimmed());
    if (!result.signedAt) {
        return fail(Reason::TimestampMalformed, "X-Amz-Date");
    }
    const std::optional<Authorization> authorization = readAuthorization(*value, time->trimmed());
    if (!authorization) {
        return fail(Reason::MalformedHeader);
    }
    const BuiltinVariables variables(program, options.variables);
    if (variables.given("accessKeyId").value_or(authorization->accessKeyId) != authorization->accessKeyId ||
        variables.given("region").value_or(authorization->scope.region) != authorization->scope.region ||
        variables.given("service").value_or(authorization->scope.service) != authorization->scope.service) {
        return fail(Reason::NoMatchingKey);
    }
    const QByteArray *stated = request.headers.find("X-Amz-Content-Sha256");
    const QByteArray hash = crypto::digest(crypto::HashAlgorithm::Sha256, request.body).toHex();
    result.coversBody = stated == nullptr || stated->trimmed() == hash;
    const auto canonical =
        canonicalRequest(request, authorization->signedHeaders, authorization->scope.service);
    if (!canonical) {
        const QByteArray header = canonical.error().fact("expression").toUtf8().replace("header:", "");
        return fail(Reason::MissingHeader, header.constData());
    }
    result.content = stringToSign(authorization->scope, *canonical);
    bool triedOne = false;
    for (std::size_t i = 0; i < secrets.size() && !result.matchingKey; ++i) {
        const base::Result<OpenedKey> key = openKeyFor(program.key, kMethod, *secrets[i], KeyUse::Verify);
        if (!key) {
            result.keyError = key.error();
            continue;
        }
        triedOne = true;
        if (crypto::equalInConstantTime(
                authorization->signature,
                awsSignature(authorization->scope, key->bytes.view(), result.content))) {
            result.matchingKey = static_cast<qsizetype>(i);
        }
    }
    if (!triedOne) {
        return fail(result.keyError ? Reason::KeyInvalid : Reason::NoMatchingKey);
    }
    result.keyError.reset();
    const bool statesOtherBody =
        stated != nullptr && !result.coversBody && decode(stated->trimmed(), Encoding::Hex).has_value();
    if (!result.matchingKey || statesOtherBody) {
        return fail(Reason::SignatureMismatch, statesOtherBody ? "X-Amz-Content-Sha256" : "Authorization");
    }
    const auto wanted = options.tolerance ? options.tolerance : program.tolerance;
    result.reason = judgeTime(*result.signedAt, options.now, wanted.value_or(kToleranceOfAws));
    if (result.reason != Reason::Ok) {
        return fail(result.reason, "X-Amz-Date");
    }
    result.verdict = Verdict::Verified;
    return result;
}

std::vector<PlacedValue> AwsSigV4::places(const CompiledRecipe::Program &program) const
{
    const Variables none;
    const BuiltinVariables variables(program, none);
    const QByteArray before = QByteArray(kScheme.data(), kScheme.size()) +
                              " Credential=" + variables.value("accessKeyId") +
                              "/…, SignedHeaders=…, Signature=";
    return {{PlacedValue::Where::Header, "X-Amz-Date", "{timestamp}", {{"timestamp", 0, 11}}},
            {PlacedValue::Where::Header,
             "Authorization",
             before + "{signature}",
             {{"signature", before.size(), 11}}}};
}

} // namespace sealwright::signing
