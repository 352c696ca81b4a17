// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/oauth/TokenCall.h"

#include <QWidget>

class QScrollArea;
class QTabWidget;

namespace sealwright::widgets {
class Banner;
}

namespace sealwright::inspector {

class ExchangeStatus;
class TimelineView;
class WireView;

/// A token call: how the client proved who it is and what came of it, with a JWT taken apart in its place;
/// the exact bytes of both directions, with fingerprints where the secrets were; and where the time went.
class TokenCallView final : public QWidget
{
    Q_OBJECT

public:
    explicit TokenCallView(QWidget *parent = nullptr);

    /// `isReused`: the call was made for an earlier request.
    void showCall(const oauth::TokenCall &call, bool isReused);

private:
    void showStory(const oauth::TokenCall &call, bool isReused);

    ExchangeStatus *m_status;
    widgets::Banner *m_trouble;
    QTabWidget *m_tabs;
    QScrollArea *m_story;
    WireView *m_wire;
    TimelineView *m_timeline;
};

} // namespace sealwright::inspector
