// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/capture/Authority.h"

#include <vector>

namespace sealwright::capture {

/// Who may be asked for in a Host field. A web page whose name was rebound to 127.0.0.1 still writes its own
/// name there; so only loopback names and addresses, the very address that was connected to, and what the
/// user allowed are answered. The port never matters: a tunnel or a forwarded port changes it.
class HostRule
{
public:
    HostRule() = default;

    /// `allowedHosts`: names without regard to case, with or without a port (which is ignored), `*` for all.
    /// `localAddress`: the address the sender connected to, as text without brackets.
    HostRule(const std::vector<QByteArray> &allowedHosts, QByteArray localAddress);

    bool allows(const Authority &authority) const;

private:
    std::vector<QByteArray> m_allowed;
    QByteArray m_localAddress;
    bool m_allowsAll = false;
};

} // namespace sealwright::capture
