/* bw-wake-lock.c: keeps the screen on and the machine awake
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wake-lock.h"

#include <gio/gunixfdlist.h>
#include <unistd.h>

#define WHO "Bulwark"

/* One that hangs must not keep the later ones. */
#define PATIENCE_MS 10000

/* Whom to ask on a bus, and what. */
typedef struct
{
  GBusType    bus;
  const char *name;
  const char *path;
  const char *interface;
  const char *reply;
} Keeper;

enum
{
  SCREEN_SAVER,
  LOGIND,
  N_KEEPERS,
};

static const Keeper keepers[N_KEEPERS] = {
  { G_BUS_TYPE_SESSION, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver",
    "(u)" },
  { G_BUS_TYPE_SYSTEM, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "(h)" },
};

/* What was got of one. */
typedef struct
{
  GDBusConnection *bus;       /* (owned) (nullable): nothing was got */
  guint            watch;
  guint32          cookie;
  int              fd;        /* -1: none */
  gboolean         is_asked;  /* the answer is still to come */
} Hold;

struct _BwWakeLock
{
  GtkApplication *application;  /* (owned) (nullable) */
  GtkWindow      *window;       /* (unowned) */
  char           *reason;       /* (owned) */
  GCancellable   *cancellable;  /* (owned) */
  guint           cookie;       /* of the application; 0: none */
  Hold            holds[N_KEEPERS];
  gboolean        is_told;      /* that nobody keeps it awake */
};

/* One question, which the lock may not live to see answered. */
typedef struct
{
  BwWakeLock   *lock;         /* (unowned): not there when @cancellable was cancelled */
  GCancellable *cancellable;  /* (owned) */
  guint         which;
} Question;

static void
free_question (Question *question)
{
  g_object_unref (question->cancellable);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static void
forget (Hold *hold)
{
  if (hold->watch != 0)
    g_bus_unwatch_name (hold->watch);
  hold->watch = 0;
  if (hold->fd >= 0)
    close (hold->fd);
  hold->fd = -1;
  hold->cookie = 0;
  g_clear_object (&hold->bus);
}

static void
tell (BwWakeLock *self)
{
  gboolean is_waiting = FALSE;

  for (guint i = 0; i < N_KEEPERS; i++)
    is_waiting |= self->holds[i].is_asked;
  if (is_waiting)
    return;

  if (bw_wake_lock_is_held (self))
    {
      self->is_told = FALSE;
      return;
    }
  if (!self->is_told)
    g_message ("nobody keeps the screen of the wall on: there is neither a session manager nor a portal, and neither "
               "a screen saver nor logind takes the wish. Turn blanking and sleep off in the settings of this machine "
               "(under X: xset s off -dpms)");
  self->is_told = TRUE;
}

static void
on_keeper_vanished_cb (GDBusConnection *bus,
                       const char      *name,
                       gpointer         user_data)
{
  Hold *hold = user_data;

  /* What it held has gone with it. */
  forget (hold);
}

/* Without somebody who waits for it the bus could be left before it was said. */
static void
on_release_called_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL)
    g_debug ("the screen saver was not let go: %s", error->message);
}

static void
release (GDBusConnection *bus,
         guint32          cookie)
{
  const Keeper *keeper = &keepers[SCREEN_SAVER];

  g_dbus_connection_call (bus, keeper->name, keeper->path, keeper->interface, "UnInhibit",
                          g_variant_new ("(u)", cookie), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_MS, NULL,
                          on_release_called_cb, NULL);
}

static void
on_inhibit_called_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &fds,
                                                                                 result, &error);
  const Keeper *keeper = &keepers[question->which];
  Hold *hold;
  guint32 cookie = 0;

  if (answer != NULL && question->which == SCREEN_SAVER)
    g_variant_get (answer, "(u)", &cookie);

  /* Nobody wants it any more; the descriptor of the other is closed with the list. */
  if (g_cancellable_is_cancelled (question->cancellable))
    {
      if (answer != NULL && question->which == SCREEN_SAVER)
        release (G_DBUS_CONNECTION (source), cookie);
      return;
    }

  hold = &question->lock->holds[question->which];
  hold->is_asked = FALSE;
  if (answer == NULL)
    g_debug ("%s keeps nothing awake: %s", keeper->name, error->message);
  else if (question->which == SCREEN_SAVER)
    hold->cookie = cookie;
  else if (fds != NULL)
    hold->fd = g_unix_fd_list_get (fds, 0, NULL);

  if (answer != NULL && (question->which == SCREEN_SAVER || hold->fd >= 0))
    {
      hold->bus = g_object_ref (G_DBUS_CONNECTION (source));
      hold->watch = g_bus_watch_name_on_connection (hold->bus, keeper->name, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL,
                                                    on_keeper_vanished_cb, hold, NULL);
    }
  tell (question->lock);
}

static void
on_bus_got_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  const Keeper *keeper = &keepers[question->which];
  const char *reason;
  GVariant *wish;

  if (g_cancellable_is_cancelled (question->cancellable))
    return;

  if (bus == NULL)
    {
      g_debug ("%s cannot be asked: %s", keeper->name, error->message);
      question->lock->holds[question->which].is_asked = FALSE;
      tell (question->lock);
      return;
    }

  reason = question->lock->reason;
  wish = question->which == SCREEN_SAVER ? g_variant_new ("(ss)", WHO, reason)
                                         : g_variant_new ("(ssss)", "idle:sleep", WHO, reason, "block");
  g_dbus_connection_call_with_unix_fd_list (bus, keeper->name, keeper->path, keeper->interface, "Inhibit", wish,
                                            G_VARIANT_TYPE (keeper->reply), G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS,
                                            NULL, NULL, on_inhibit_called_cb, g_steal_pointer (&question));
}

static void
ask (BwWakeLock *self,
     guint       which)
{
  Question *question;

  if (self->holds[which].is_asked || self->holds[which].bus != NULL)
    return;

  self->holds[which].is_asked = TRUE;
  question = g_new0 (Question, 1);
  question->lock = self;
  question->cancellable = g_object_ref (self->cancellable);
  question->which = which;
  g_bus_get (keepers[which].bus, self->cancellable, on_bus_got_cb, question);
}

/**
 * bw_wake_lock_new:
 * @application: (nullable): what knows of a session, if anything does
 * @window: what is shown
 * @reason: why, for people
 *
 * Asks at once; what comes of it shows later.
 *
 * Returns: (transfer full): the wish that nothing goes dark
 */
BwWakeLock *
bw_wake_lock_new (GtkApplication *application,
                  GtkWindow      *window,
                  const char     *reason)
{
  BwWakeLock *self;

  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (reason != NULL, NULL);

  self = g_new0 (BwWakeLock, 1);
  self->application = application != NULL ? g_object_ref (application) : NULL;
  self->window = window;
  self->reason = g_strdup (reason);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < N_KEEPERS; i++)
    self->holds[i].fd = -1;
  bw_wake_lock_check (self);
  return self;
}

/**
 * bw_wake_lock_free:
 * @self: (nullable) (transfer full): a lock
 */
void
bw_wake_lock_free (BwWakeLock *self)
{
  const Hold *saver;

  if (self == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  saver = &self->holds[SCREEN_SAVER];
  if (saver->bus != NULL)
    release (saver->bus, saver->cookie);
  for (guint i = 0; i < N_KEEPERS; i++)
    forget (&self->holds[i]);
  g_object_unref (self->cancellable);
  g_clear_object (&self->application);
  g_free (self->reason);
  g_free (self);
}

/* On Wayland GTK gives a cookie also where neither compositor nor session has heard of it:
 * who is asked besides may hold it twice, which does no harm. */
static gboolean
is_sure (BwWakeLock *self)
{
  const char *display = self->window != NULL ? G_OBJECT_TYPE_NAME (gtk_widget_get_display (GTK_WIDGET (self->window)))
                                             : "";

  return self->cookie != 0 && !g_str_equal (display, "GdkWaylandDisplay");
}

/**
 * bw_wake_lock_check:
 * @self: (nullable): a lock
 */
void
bw_wake_lock_check (BwWakeLock *self)
{
  if (self == NULL)
    return;

  if (self->application != NULL && self->cookie == 0)
    self->cookie = gtk_application_inhibit (self->application, self->window,
                                            GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND,
                                            self->reason);
  for (guint i = 0; !is_sure (self) && i < N_KEEPERS; i++)
    ask (self, i);
}

/**
 * bw_wake_lock_is_held:
 * @self: a lock
 *
 * Returns: whether anybody keeps the screen on for it
 */
gboolean
bw_wake_lock_is_held (BwWakeLock *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return is_sure (self) || self->holds[SCREEN_SAVER].bus != NULL || self->holds[LOGIND].bus != NULL;
}
