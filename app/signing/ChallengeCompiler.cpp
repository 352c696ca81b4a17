// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCompiler.h"

/// The part of RecipeCompiler that reads `challenge`.
namespace sealwright::signing {
namespace {

using base::Json;

bool isMethod(const QByteArray &name)
{
    return http::checkRequest({name, "http://localhost/", {}, {}}).has_value();
}

std::optional<int> wholeNumber(const Json &value, int least, int most)
{
    if (!value.is_number_integer() || value < least || value > most) {
        return std::nullopt;
    }
    return value.get<int>();
}

} // namespace

RecipeCompiler::Step RecipeCompiler::readChallenge()
{
    const QString member = QStringLiteral("/challenge");
    const auto challenge = m_document.find("challenge");
    if (challenge == m_document.end()) {
        return {};
    }
    if (!challenge->is_array()) {
        return readChallengeStep(*challenge, member);
    }
    for (std::size_t i = 0; i < challenge->size(); ++i) {
        const Step step = readChallengeStep((*challenge)[i], elementOf(member, i));
        if (!step && !goesOn(step.error())) {
            return step;
        }
    }
    return {};
}

QString RecipeCompiler::elementOf(const QString &list, std::size_t index)
{
    return QString(list + QLatin1Char('/') + QString::number(index));
}

RecipeCompiler::Step RecipeCompiler::readChallengeStep(const Json &document, const QString &member)
{
    if (!document.is_object() || !document.contains("request") || !document["request"].is_object() ||
        !document.contains("expect")) {
        return invalid(member, "must be an object with request and expect");
    }
    if (const Step known = onlyMembers(document, member, {"request", "expect"}); !known) {
        return known;
    }
    ChallengeStep step;
    if (const Step read =
            readChallengeRequest(document["request"], QString(member + QStringLiteral("/request")), step);
        !read) {
        return read;
    }
    const Json &expect = document["expect"];
    const QString expectMember = QString(member + QStringLiteral("/expect"));
    if (!expect.is_array()) {
        if (const Step read = readExpectation(expect, expectMember, step); !read) {
            return read;
        }
    } else {
        for (std::size_t i = 0; i < expect.size(); ++i) {
            if (const Step read = readExpectation(expect[i], elementOf(expectMember, i), step); !read) {
                return read;
            }
        }
    }
    m_program.challenge.push_back(std::move(step));
    return {};
}

RecipeCompiler::Step RecipeCompiler::readChallengeRequest(const Json &request, const QString &member,
                                                          ChallengeStep &step)
{
    if (const Step known = onlyMembers(request, member, {"method", "query", "headers", "body", "signature"});
        !known) {
        return known;
    }
    step.method = base::stringMember(request, "method").value_or(QString()).toUtf8();
    if (!isMethod(step.method)) {
        return invalid(QString(member + QStringLiteral("/method")), "must be a method");
    }
    for (const auto &[name, fields] :
         {std::pair{"query", &step.query}, std::pair{"headers", &step.headers}}) {
        if (const Step read = readChallengeFields(request, name, member, *fields); !read) {
            return read;
        }
    }
    for (const ChallengeStep::Field &field : step.headers) {
        if (!http::checkHeader({field.name, {}})) {
            return invalid(QString(member + QStringLiteral("/headers")), "not a header name");
        }
    }
    if (request.contains("body")) {
        base::Result<Template> body =
            readTemplate(request["body"], QString(member + QStringLiteral("/body")), Use::Challenge);
        if (!body) {
            return base::Failure(body.error());
        }
        step.body = *std::move(body);
    }
    if (request.contains("signature")) {
        const QString word = base::stringMember(request, "signature").value_or(QString());
        if (word != QLatin1String("right") && word != QLatin1String("wrong")) {
            return invalid(QString(member + QStringLiteral("/signature")), "must be right or wrong");
        }
        step.signature = word == QLatin1String("right") ? ChallengeStep::Signature::Right
                                                        : ChallengeStep::Signature::Wrong;
    }
    return {};
}

RecipeCompiler::Step RecipeCompiler::readChallengeFields(const Json &request, const char *name,
                                                         const QString &member,
                                                         std::vector<ChallengeStep::Field> &fields)
{
    const auto object = request.find(name);
    if (object == request.end()) {
        return {};
    }
    const QString where = QString(member + QLatin1Char('/') + QString::fromLatin1(name));
    if (!object->is_object()) {
        return invalid(where, "must be an object");
    }
    for (const auto &[key, value] : object->items()) {
        base::Result<Template> text = readTemplate(
            value, QString(where + QLatin1Char('/') + QString::fromStdString(key)), Use::Challenge);
        if (!text) {
            return base::Failure(text.error());
        }
        fields.push_back({QByteArray::fromStdString(key), *std::move(text)});
    }
    return {};
}

RecipeCompiler::Step RecipeCompiler::readExpectation(const Json &document, const QString &member,
                                                     ChallengeStep &step)
{
    if (!document.is_object()) {
        return invalid(member, "must be an object");
    }
    ChallengeExpectation expectation;
    for (const auto &[name, value] : document.items()) {
        const QString where = QString(member + QLatin1Char('/') + QString::fromStdString(name));
        if (name == "status") {
            const auto status = wholeNumber(value, 100, 599);
            if (!status) {
                return invalid(where, "must be a status code");
            }
            expectation.status = *status;
        } else if (name == "withinSeconds") {
            const auto seconds = wholeNumber(value, 1, 3600);
            if (!seconds) {
                return invalid(where, "must be a whole number of seconds, at most an hour");
            }
            expectation.within = std::chrono::seconds(*seconds);
        } else if (name == "contentType") {
            expectation.contentType =
                base::stringMember(document, "contentType").value_or(QString()).toUtf8();
        } else if (name == "body" || name.starts_with("json:/")) {
            ChallengeExpectation::Content content{QByteArray::fromStdString(name), std::nullopt, value};
            if (value.is_string()) {
                base::Result<Template> text = readTemplate(value, where, Use::Challenge);
                if (!text) {
                    return base::Failure(text.error());
                }
                content.text = *std::move(text);
            } else if (name == "body") {
                return invalid(where, "must be a text");
            }
            expectation.contents.push_back(std::move(content));
        } else {
            return invalid(where, "unknown member");
        }
    }
    if (expectation.status == 0) {
        return invalid(QString(member + QStringLiteral("/status")), "missing");
    }
    step.accepted.push_back(std::move(expectation));
    return {};
}

} // namespace sealwright::signing
