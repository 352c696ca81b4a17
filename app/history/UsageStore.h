// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/history/HistoryError.h"

#include <QCoroTask>

#include <map>
#include <tuple>
#include <vector>

namespace sealwright::history {

/// What was done with a credential. The numbers are in the database.
enum class Act {
    Sent = 0,    ///< a request went out with it
    Checked = 1, ///< a delivery was verified with it
};

/// What makes uses of a credential the same, but for their time. Never a secret, a path or a body.
struct UseKind
{
    QString credentialId;
    Act act = Act::Sent;
    QString request; ///< the path of the saved request; empty: none
    QString host;    ///< as in `Host`
    int status = 0;  ///< of the answer; 0: there was none
    QString error;   ///< the code of what went wrong, or the reason of a verdict; empty: nothing

    bool operator==(const UseKind &) const = default;

    bool operator<(const UseKind &other) const
    {
        return std::tie(credentialId, act, request, host, status, error) <
               std::tie(other.credentialId, other.act, other.request, other.host, other.status, other.error);
    }
};

struct Use
{
    UseKind kind;
    base::TimePoint at{}; ///< of the last one
    qint64 count = 1;
};

/// All uses of one kind.
struct UseTally
{
    UseKind kind;
    base::TimePoint first{};
    base::TimePoint last{};
    qint64 count = 0;
};

/// All uses of one credential.
struct UsageTotal
{
    qint64 count = 0;
    base::TimePoint last{};
    UseKind lastKind;
};

/// Port: keeps how often, when and to what end each credential was used. All calls are on the main thread;
/// they may overlap, are carried out in order, and each is answered exactly once.
class UsageStore
{
public:
    virtual ~UsageStore() = default;

    /// All of them, or none when it fails.
    virtual QCoro::Task<base::Result<void>> record(std::vector<Use> uses) = 0;
    /// By credential id; who was never used is not there.
    virtual QCoro::Task<base::Result<std::map<QString, UsageTotal>>> totals() = 0;
    /// The latest first.
    virtual QCoro::Task<base::Result<std::vector<UseTally>>> usesOf(QString credentialId) = 0;
    /// Forgetting what was never there succeeds.
    virtual QCoro::Task<base::Result<void>> forget(QString credentialId) = 0;
};

} // namespace sealwright::history
