// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/vapi/VapiError.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace sealwright::vapi {

/// One server message that Vapi sends, as a sample body to start from.
struct EventTemplate
{
    QString id;          ///< `tool-calls`, `tool-calls.flat-arguments`, `status-update.ended`
    QString messageType; ///< `tool-calls`
    QString title;       ///< for a menu: `tool-calls (function.arguments as text)`
    QString note;        ///< when it is sent and what it expects
    QString source;      ///< where the shape is published
    bool expectsReply = false;
};

/// In menu order. Bodies are read from the resources when asked for.
const std::vector<EventTemplate> &eventTemplates();
base::Result<EventTemplate> eventTemplate(const QString &id);
/// The sample's exact bytes.
base::Result<QByteArray> eventBody(const QString &id);

} // namespace sealwright::vapi
