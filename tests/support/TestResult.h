// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Result.h"

#include <QCoroTask>
#include <QTest>

/// Checks that a Result holds a value and otherwise says which error it holds. Evaluates its argument once.
#define VERIFY_RESULT(result)                                                                                \
    do {                                                                                                     \
        const auto &checkedResult = (result);                                                                \
        QVERIFY2(checkedResult.has_value(), sealwright::tests::whyNot(checkedResult).c_str());               \
    } while (false)

/// Checks that a Result failed with this code. Evaluates its argument once.
#define VERIFY_FAILURE(result, expectedCode)                                                                 \
    do {                                                                                                     \
        const auto &checkedResult = (result);                                                                \
        QVERIFY2(!checkedResult.has_value(), "succeeded, but should have failed");                           \
        QVERIFY2(checkedResult.error().is(expectedCode), sealwright::tests::whyNot(checkedResult).c_str());  \
    } while (false)

namespace sealwright::tests {

/// The error's code and facts, or nothing.
template<typename T>
std::string whyNot(const base::Result<T> &result)
{
    std::string text;
    if (!result) {
        text = result.error().code();
        for (const base::Fact &fact : result.error().facts()) {
            text.append(" ").append(fact.name).append("=").append(fact.text().toStdString());
        }
    }
    return text;
}

/// Runs a coroutine to its end in a test. Only tests may wait like this.
template<typename T>
T await(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

} // namespace sealwright::tests
