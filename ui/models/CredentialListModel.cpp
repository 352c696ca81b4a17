// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/CredentialListModel.h"

#include "app/flow/RotationReminder.h"
#include "app/text/Describe.h"
#include "app/text/DescribeUsage.h"
#include "ui/models/Ago.h"

#include <QFileInfo>

#include <algorithm>

namespace sealwright::models {
namespace {

using credential::Credential;
using flow::CredentialSummary;

QString joined(const std::vector<QString> &texts, const QString &separator)
{
    return QStringList(texts.begin(), texts.end()).join(separator);
}

} // namespace

CredentialListModel::CredentialListModel(const base::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(clock)
{
}

void CredentialListModel::setListing(workspace::Listing<CredentialSummary> listing)
{
    beginResetModel();
    m_listing = std::move(listing);
    m_now = m_clock.now();
    endResetModel();
}

void CredentialListModel::setStoreKind(vault::StoreKind kind)
{
    if (m_storeKind == kind) {
        return;
    }
    m_storeKind = kind;
    m_present.clear();
    changedColumn(Secret);
}

void CredentialListModel::changedColumn(int column)
{
    if (const int rows = rowCount(); rows > 0) {
        Q_EMIT dataChanged(index(0, column), index(rows - 1, column));
    }
}

void CredentialListModel::setUsage(std::optional<Usage> usage)
{
    m_usage = std::move(usage);
    m_now = m_clock.now();
    changedColumn(LastUsed);
}

void CredentialListModel::setRotateAfter(std::optional<std::chrono::days> age)
{
    m_rotateAfter = age;
    changedColumn(Rotated);
}

int CredentialListModel::dueCount() const
{
    return static_cast<int>(std::ranges::count_if(m_listing.items, [this](const CredentialSummary &each) {
        return flow::isRotationDue(each.credential, m_rotateAfter, m_now);
    }));
}

void CredentialListModel::setSecretState(const QString &id, const flow::SecretState &state)
{
    if (state.error) {
        m_present.erase(id);
    } else {
        m_present.insert_or_assign(id, state.present);
    }
    if (const int row = rowOf(id); row >= 0) {
        Q_EMIT dataChanged(index(row, Secret), index(row, Secret));
    }
}

void CredentialListModel::setRecipeNames(std::map<QString, QString> names)
{
    m_recipeNames = std::move(names);
    changedColumn(Kind);
}

const CredentialSummary *CredentialListModel::summaryAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < m_listing.items.size() ? &m_listing.items[at] : nullptr;
}

const workspace::BrokenFile *CredentialListModel::brokenAt(int row) const
{
    const auto at = static_cast<std::size_t>(row) - m_listing.items.size();
    const bool isBroken = row >= static_cast<int>(m_listing.items.size()) && at < m_listing.broken.size();
    return isBroken ? &m_listing.broken[at] : nullptr;
}

int CredentialListModel::rowOf(const QString &id) const
{
    const auto isOf = [&id](const CredentialSummary &each) { return each.credential.id == id; };
    if (const auto found = std::ranges::find_if(m_listing.items, isOf); found != m_listing.items.end()) {
        return static_cast<int>(found - m_listing.items.begin());
    }
    const auto found = std::ranges::find(m_listing.broken, id, &workspace::BrokenFile::path);
    return found == m_listing.broken.end() ? -1
                                           : static_cast<int>(m_listing.items.size()) +
                                                 static_cast<int>(found - m_listing.broken.begin());
}

int CredentialListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listing.items.size() + m_listing.broken.size());
}

int CredentialListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CredentialListModel::data(const QModelIndex &index, int role) const
{
    if (const CredentialSummary *summary = summaryAt(index.row())) {
        return credentialData(*summary, index.column(), role);
    }
    if (const workspace::BrokenFile *broken = brokenAt(index.row())) {
        return brokenData(*broken, index.column(), role);
    }
    return {};
}

QVariant CredentialListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Environment:
        return tr("Environment");
    case UsedBy:
        return tr("Used by");
    case LastUsed:
        return tr("Last used");
    case Rotated:
        return tr("Rotated");
    case Secret:
        return tr("Secret");
    default:
        return {};
    }
}

QVariant CredentialListModel::credentialData(const CredentialSummary &summary, int column, int role) const
{
    const Credential &credential = summary.credential;
    switch (role) {
    case Qt::DisplayRole:
        return cell(summary, column);
    case Qt::ToolTipRole:
        return explanation(summary, column);
    case Qt::AccessibleTextRole:
        return QString(
            headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() % QLatin1String(": ") %
            (column == UsedBy ? tr("%1 requests").arg(summary.usedBy.size()) : cell(summary, column)));
    case IdRole:
        return credential.id;
    case BrokenRole:
        return false;
    case FilterRole:
        return QString(credential.name % QLatin1Char('\n') % kindOf(credential) % QLatin1Char('\n') %
                       credential.environment % QLatin1Char('\n') % credential.id % QLatin1Char('\n') %
                       joined(credential.hosts, QStringLiteral("\n")));
    case SortRole:
        switch (column) {
        case UsedBy:
            return static_cast<qint64>(summary.usedBy.size());
        case LastUsed:
        case Rotated:
            return sortTime(summary, column);
        default:
            return cell(summary, column).toCaseFolded();
        }
    case WarnRole:
        return isWarning(summary, column);
    default:
        return {};
    }
}

QVariant CredentialListModel::brokenData(const workspace::BrokenFile &broken, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Name   ? QVariant(QFileInfo(broken.path).fileName())
               : column == Kind ? QVariant(tr("broken"))
                                : QVariant(QString());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return text::describe(broken.error);
    case IdRole:
    case FilterRole:
        return broken.path;
    case BrokenRole:
        return true;
    case SortRole:
        // Behind the others whatever they are sorted by.
        return column == UsedBy || column == LastUsed || column == Rotated
                   ? QVariant(std::numeric_limits<qint64>::max())
                   : QVariant(QString(QChar(0xffff) % QFileInfo(broken.path).fileName()));
    case WarnRole:
        return column == Kind;
    default:
        return {};
    }
}

QString CredentialListModel::cell(const CredentialSummary &summary, int column) const
{
    const Credential &credential = summary.credential;
    switch (column) {
    case Name:
        return credential.name;
    case Kind:
        return kindOf(credential);
    case Environment:
        return credential.environment;
    case UsedBy:
        return summary.usedBy.empty() ? QStringLiteral("–") : QString::number(summary.usedBy.size());
    case LastUsed:
        return lastUsed(credential);
    case Rotated:
        return credential.rotatedAt ? ago(*credential.rotatedAt, m_now) : tr("never");
    case Secret:
        return secretOf(credential);
    default:
        return {};
    }
}

QString CredentialListModel::explanation(const CredentialSummary &summary, int column) const
{
    const Credential &credential = summary.credential;
    switch (column) {
    case Name:
        return QString(credential.name % QLatin1Char('\n') % credential.id);
    case UsedBy:
        return summary.usedBy.empty() ? tr("No saved request uses it.")
                                      : joined(summary.usedBy, QStringLiteral("\n"));
    case LastUsed:
        return usageExplanation(credential);
    case Rotated:
        return rotationExplanation(summary);
    case Secret:
        if (isWarning(summary, Secret)) {
            return tr("No secret is stored for it. Select it and give one.");
        }
        return m_storeKind ? tr("Kept in %1").arg(text::describe(*m_storeKind)) : QString();
    default:
        return cell(summary, column);
    }
}

QString CredentialListModel::lastUsed(const Credential &credential) const
{
    if (!m_usage) {
        return {};
    }
    const auto found = m_usage->find(credential.id);
    return found == m_usage->end() ? tr("never") : ago(found->second.last, m_now);
}

QString CredentialListModel::usageExplanation(const Credential &credential) const
{
    if (!m_usage) {
        return tr("The history cannot be read.");
    }
    const auto found = m_usage->find(credential.id);
    if (found == m_usage->end()) {
        return tr("Nothing was sent with it from this computer.");
    }
    const history::UsageTotal &total = found->second;
    const QString times = total.count == 1 ? tr("Used once.") : tr("Used %1 times.").arg(total.count);
    return QString(times % QLatin1Char('\n') %
                   tr("Last %1: %2").arg(exactTime(total.last), text::describe(total.lastKind)));
}

QString CredentialListModel::rotationExplanation(const CredentialSummary &summary) const
{
    const Credential &credential = summary.credential;
    const QString made =
        credential.createdAt ? tr("Created %1").arg(exactTime(*credential.createdAt)) : QString();
    const QString told = credential.rotatedAt ? tr("Rotated %1").arg(exactTime(*credential.rotatedAt)) : made;
    return isWarning(summary, Rotated)
               ? QString(told % QLatin1Char('\n') % text::rotationReminder(*m_rotateAfter))
               : told;
}

qint64 CredentialListModel::sortTime(const CredentialSummary &summary, int column) const
{
    if (column == Rotated) {
        const auto &rotatedAt = summary.credential.rotatedAt;
        return rotatedAt ? qint64{rotatedAt->time_since_epoch().count()} : 0;
    }
    const auto found = m_usage ? m_usage->find(summary.credential.id) : Usage::const_iterator();
    return m_usage && found != m_usage->end() ? qint64{found->second.last.time_since_epoch().count()} : 0;
}

QString CredentialListModel::kindOf(const Credential &credential) const
{
    switch (credential.kind()) {
    case credential::Kind::Bearer:
        return tr("Bearer");
    case credential::Kind::Jwt:
        return tr("JWT · %1")
            .arg(QString::fromLatin1(
                jwt::nameOf(std::get<credential::JwtFields>(credential.fields).algorithm)));
    case credential::Kind::OAuth2:
        return tr("OAuth 2.0");
    case credential::Kind::Basic:
        return tr("Basic");
    case credential::Kind::ApiKey:
        return tr("API key");
    case credential::Kind::Mtls:
        return tr("Certificate");
    case credential::Kind::Hmac:
        break;
    }
    const auto *hmac = std::get_if<credential::HmacFields>(&credential.fields);
    if (hmac->recipeId.isEmpty()) {
        return tr("HMAC");
    }
    const auto found = m_recipeNames.find(hmac->recipeId);
    return tr("HMAC · %1").arg(found == m_recipeNames.end() ? hmac->recipeId : found->second);
}

QString CredentialListModel::secretOf(const Credential &credential) const
{
    if (const auto found = m_present.find(credential.id); found != m_present.end() && !found->second) {
        return tr("missing");
    }
    if (!m_storeKind) {
        return {};
    }
    switch (*m_storeKind) {
    case vault::StoreKind::Keychain:
        return tr("Keychain");
    case vault::StoreKind::Session:
        return tr("Memory");
    case vault::StoreKind::VaultFile:
        return tr("Vault file");
    }
    return {};
}

bool CredentialListModel::isWarning(const CredentialSummary &summary, int column) const
{
    if (column == Secret) {
        const auto found = m_present.find(summary.credential.id);
        return found != m_present.end() && !found->second;
    }
    return column == Rotated && flow::isRotationDue(summary.credential, m_rotateAfter, m_now);
}

} // namespace sealwright::models

#include "moc_CredentialListModel.cpp"
