#include "server/base/signal.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace understudy {
namespace {

class SignalTest : public ::testing::Test {
 protected:
  std::function<void(int)> Note(std::string name) {
    return [this, name](int value) { heard_.push_back(name + std::to_string(value)); };
  }

  Signal<int> signal_;
  std::vector<std::string> heard_;
};

using Heard = std::vector<std::string>;

TEST_F(SignalTest, TellsListenersInTheOrderTheyConnected) {
  signal_.connect(Note("a"));
  signal_.connect(Note("b"));
  signal_(1);
  signal_(2);
  EXPECT_EQ(heard_, (Heard{"a1", "b1", "a2", "b2"}));
}

TEST_F(SignalTest, ASubscriptionTakesItsListenerAlong) {
  {
    const Subscription subscription = signal_.connect(Note("a"));
    EXPECT_FALSE(signal_.empty());
  }
  signal_(1);
  EXPECT_TRUE(heard_.empty());
  EXPECT_TRUE(signal_.empty());
}

TEST_F(SignalTest, AMovedSubscriptionGoesOn) {
  Subscription first = signal_.connect(Note("a"));
  Subscription second = std::move(first);
  first.disconnect();
  signal_(1);
  second = signal_.connect(Note("b"));
  signal_(2);
  EXPECT_EQ(heard_, (Heard{"a1", "b2"}));
}

TEST_F(SignalTest, AListenerMayEndItselfAndOthersWhileItIsTold) {
  SignalConnection first;
  SignalConnection last;
  first = signal_.connect([&](int value) {
    heard_.push_back("a" + std::to_string(value));
    first.disconnect();
    last.disconnect();
  });
  signal_.connect(Note("b"));
  last = signal_.connect(Note("c"));
  signal_(1);
  signal_(2);
  EXPECT_EQ(heard_, (Heard{"a1", "b1", "b2"}));
}

TEST_F(SignalTest, WhoConnectsWhileOthersAreToldIsToldNextTime) {
  signal_.connect([&](int value) {
    if (value == 1) signal_.connect(Note("new"));
  });
  signal_(1);
  signal_(2);
  EXPECT_EQ(heard_, Heard{"new2"});
}

TEST_F(SignalTest, AListenerMayTellAgain) {
  SignalConnection once;
  once = signal_.connect([&](int value) {
    once.disconnect();
    signal_(value + 1);
  });
  signal_.connect(Note("a"));
  signal_(1);
  EXPECT_EQ(heard_, (Heard{"a2", "a1"}));
}

TEST_F(SignalTest, WhatTellsMayGoMeanwhile) {
  std::optional<Signal<>> signal(std::in_place);
  int told = 0;
  signal->connect([&] { signal.reset(); });
  signal->connect([&] { ++told; });
  (*signal)();
  EXPECT_EQ(told, 1);
}

TEST_F(SignalTest, WhatAListenerHoldsGoesWithIt) {
  const auto held = std::make_shared<int>(0);
  Subscription subscription = signal_.connect([held](int) {});
  EXPECT_EQ(held.use_count(), 2);
  subscription.disconnect();
  EXPECT_EQ(held.use_count(), 1);

  subscription = signal_.connect([&, held](int) { subscription.disconnect(); });
  signal_(1);
  EXPECT_EQ(held.use_count(), 1);
}

TEST_F(SignalTest, AListenerThatGoesMayTakeAnotherAlong) {
  auto other = std::make_shared<Subscription>(signal_.connect(Note("a")));
  SignalConnection first = signal_.connect([held = std::move(other)](int) {});
  first.disconnect();
  EXPECT_TRUE(signal_.empty());
}

}  // namespace
}  // namespace understudy
