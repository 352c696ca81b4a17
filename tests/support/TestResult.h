// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QCoroTask>
#include <QTest>

/// Checks that a Result holds a value and otherwise says which error it holds.
#define VERIFY_RESULT(result)                                                                                \
    QVERIFY2((result).has_value(),                                                                           \
             (result).has_value() ? ""                                                                       \
                                  : std::string((result).error().code())                                     \
                                        .append(" ")                                                         \
                                        .append((result).error().facts().empty()                             \
                                                    ? ""                                                     \
                                                    : (result).error().facts().back().text().toStdString())  \
                                        .c_str())

/// Checks that a Result failed with this code.
#define VERIFY_FAILURE(result, expectedCode)                                                                 \
    do {                                                                                                     \
        QVERIFY2(!(result).has_value(), "succeeded, but should have failed");                                \
        if (!(result).error().is(expectedCode)) {                                                            \
            QFAIL(std::string("failed with ").append((result).error().code()).c_str());                      \
        }                                                                                                    \
    } while (false)

namespace sealwright::tests {

/// Runs a coroutine to its end in a test. Only tests may wait like this.
template<typename T>
T await(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

} // namespace sealwright::tests
