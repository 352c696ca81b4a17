// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Drafts.h"

#include "app/http/SecretHeaders.h"
#include "app/workspace/Document.h"
#include "app/workspace/Listing.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <iterator>

namespace sealwright::workspace {
namespace {

constexpr const char *kDraftList = "requests";

/// `{{token}}`, `Bearer {{token}}`.
bool isVariableAlone(const QByteArray &value)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*(\\w+\\s+)?\\{\\{[^{}]+\\}\\}\\s*$"));
    return pattern.match(QString::fromLatin1(value)).hasMatch();
}

/// Byte for byte but for what is taken out; it need not be a URL yet.
QByteArray urlWithoutSecrets(const QByteArray &url)
{
    static const QRegularExpression userInfo(QStringLiteral("(?<=://)[^/?#]*@"));
    static const QRegularExpression parameter(QStringLiteral("(?<=[?&])([^=&#]+)=([^&#]*)"));
    QString text = QString::fromLatin1(url);
    text.remove(userInfo);
    qsizetype from = 0;
    for (auto match = parameter.match(text); match.hasMatch(); match = parameter.match(text, from)) {
        from = match.capturedEnd();
        if (http::isSecretHeader(match.captured(1).toLatin1()) &&
            !isVariableAlone(match.captured(2).toLatin1())) {
            text.remove(match.capturedStart(2), match.capturedLength(2));
            from = match.capturedStart(2);
        }
    }
    return text.toLatin1();
}

SavedRequest withoutSecrets(SavedRequest request)
{
    request.url = urlWithoutSecrets(request.url);
    for (HeaderRow &row : request.headers) {
        if (http::isSecretHeader(row.name) && !isVariableAlone(row.value)) {
            row.value.clear();
        }
    }
    return request;
}

base::Json documentOf(const SavedRequest &draft)
{
    base::Json document;
    document["folder"] = base::utf8(draft.folder);
    document["slug"] = base::utf8(draft.slug);
    document["request"] = toJson(withoutSecrets(draft));
    return document;
}

QString draftText(const base::Json &document, const char *name)
{
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? base::fromUtf8(found->get<std::string>())
                                                         : QString();
}

std::optional<SavedRequest> draftIn(const base::Json &document)
{
    if (!document.is_object() || !document.contains("request")) {
        return std::nullopt;
    }
    auto request = savedRequestFromJson(document.at("request"));
    const QString folder = draftText(document, "folder");
    const QString slug = draftText(document, "slug");
    if (!request || (!folder.isEmpty() && !isPlainName(folder)) || (!slug.isEmpty() && !isPlainName(slug))) {
        return std::nullopt;
    }
    request->folder = folder;
    request->slug = slug;
    return *std::move(request);
}

base::Result<std::vector<SavedRequest>> draftsIn(const Folder &folder, const QString &fileName)
{
    const auto document = readDocument(folder, fileName);
    if (!document) {
        return base::Failure(document.error());
    }
    if (!document->is_object()) {
        return base::failure(WorkspaceError::FileBroken, {{"path", folder.pathOf(fileName)},
                                                          {"reason", QStringLiteral("it holds no drafts")}});
    }
    std::vector<SavedRequest> drafts;
    for (const base::Json &each : document->value(kDraftList, base::Json::array())) {
        if (auto draft = draftIn(each)) {
            drafts.push_back(*std::move(draft));
        }
    }
    return drafts;
}

} // namespace

Drafts::Drafts(QString folder, QString workspaceFolder)
    : m_folder(std::move(folder))
{
    const QByteArray name = QCryptographicHash::hash(workspaceFolder.toUtf8(), QCryptographicHash::Sha256);
    m_prefix = QString::fromLatin1(name.first(8).toHex()) % QLatin1Char('-');
    m_name = m_prefix % QString::number(QRandomGenerator::system()->generate64(), 16);
}

base::Result<void> Drafts::keep(const std::vector<SavedRequest> &drafts)
{
    const QString fileName = m_name % kJsonSuffix;
    if (drafts.empty()) {
        const auto folder = Folder::open(m_folder);
        if (!folder) {
            return base::Failure(folder.error());
        }
        const auto removed = *folder ? (*folder)->remove(fileName) : base::Result<bool>(false);
        m_hold.reset();
        return removed ? base::Result<void>() : base::Failure(removed.error());
    }
    const auto folder = Folder::make(m_folder);
    if (!folder) {
        return base::Failure(folder.error());
    }
    if (!m_hold) {
        m_hold = NameHold::take(m_folder, m_name);
    }
    base::Json document;
    base::Json &requests = document[kDraftList] = base::Json::array();
    for (const SavedRequest &draft : drafts) {
        requests.push_back(documentOf(draft));
    }
    const auto written = folder->write(fileName, base::prettyJson(document), Folder::Existing::Replace);
    return written ? base::Result<void>() : base::Failure(written.error());
}

base::Result<Listing<SavedRequest>> Drafts::takeOver()
{
    Listing<SavedRequest> drafts;
    const auto folder = Folder::open(m_folder);
    if (!folder) {
        return base::Failure(folder.error());
    }
    if (!*folder) {
        return drafts;
    }
    (*folder)->sweepLeftovers();
    const auto entries = (*folder)->entries();
    if (!entries) {
        return base::Failure(entries.error());
    }

    struct Taken
    {
        QString fileName;
        NameHold hold;
    };

    std::vector<Taken> taken;
    for (const Folder::Entry &entry : *entries) {
        if (entry.isFolder || !entry.name.startsWith(m_prefix)) {
            continue;
        }
        const QString name = entry.name.section(QLatin1Char('.'), 0, 0);
        const bool isOwn = name == m_name;
        // Where there are no locks nobody is known to be at work: two windows then show the same, and none is
        // lost. Let go again, a hold leaves no file of a killed program behind.
        auto hold = isOwn ? std::nullopt : NameHold::take(m_folder, name);
        if ((!isOwn && !hold) || !entry.name.endsWith(kJsonSuffix)) {
            continue;
        }
        auto theirs = draftsIn(**folder, entry.name);
        if (!theirs) {
            drafts.broken.push_back({(*folder)->pathOf(entry.name), theirs.error()});
            continue;
        }
        drafts.items.insert(drafts.items.end(), std::make_move_iterator(theirs->begin()),
                            std::make_move_iterator(theirs->end()));
        if (hold) {
            taken.push_back({entry.name, *std::move(hold)});
        }
    }
    if (const auto kept = keep(drafts.items); !kept) {
        return drafts; // and the files they came from stay
    }
    for (const Taken &each : taken) {
        static_cast<void>((*folder)->remove(each.fileName));
    }
    return drafts;
}

} // namespace sealwright::workspace
