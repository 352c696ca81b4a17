// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Json.h"

#include <QProcess>
#include <QTemporaryDir>

#include <map>

namespace sealwright::tests {

/// A change of secrets, and what befalls it (see fault_act).
struct Fault
{
    QByteArray change; ///< add, rotate, remove, set-secret, move or mend
    QByteArray store;  ///< file or keychain
    QByteArray trap;   ///< kill, once or ever
    int error = 0;
};

/// Changes secrets with a fault at one call after the other, and judges what is there afterwards: nothing is
/// lost, half, without an owner or live unsaid, and what was said is so.
class FaultRun
{
public:
    FaultRun();
    ~FaultRun();

    /// How many calls the change makes when nothing befalls it; 0 when it fails all the same.
    int calls(const Fault &fault);
    /// Tries it at so many of the `calls`, evenly spread from the `shift`-th part of a step on, and at all of
    /// them when there are not more. What is wrong, and at how many of them; empty when nothing is.
    QString tryAt(const Fault &fault, int calls, int points, double shift);

    /// How often something was tried.
    int tried() const { return m_tried; }

private:
    base::Json ask(const Fault &fault, int call);
    int count(Fault fault);

    QTemporaryDir m_home;
    QProcess m_act;
    int m_tried = 0;
    std::map<QByteArray, int> m_calls;
};

} // namespace sealwright::tests
