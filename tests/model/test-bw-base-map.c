/* test-bw-base-map.c: which map may be laid under the data, and where its tiles are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-base-map.h"

#define OSM "https://tile.example.org/{z}/{x}/{y}.png"
#define TIANDITU \
  "https://t0.tianditu.gov.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default" \
  "&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"

static BwBaseMap *
create (BwBaseMapKind  kind,
        const char    *address,
        const char    *labels,
        const char    *key)
{
  BwBaseMap *self = bw_base_map_new (kind);

  self->address = g_strdup (address);
  self->labels = g_strdup (labels);
  self->key = g_strdup (key);
  self->datum = BW_DATUM_WGS84;
  return self;
}

static void
assert_fault (BwBaseMapKind   kind,
              const char     *address,
              const char     *labels,
              const char     *key,
              BwBaseMapFault  fault,
              BwBaseMapField  field)
{
  g_autoptr (BwBaseMap) self = create (kind, address, labels, key);
  BwBaseMapField got = BW_N_BASE_MAP_FIELDS;

  g_assert_cmpint (bw_base_map_find_fault (self, &got), ==, fault);
  g_assert_cmpint (got, ==, fault == BW_BASE_MAP_FAULT_NONE ? BW_N_BASE_MAP_FIELDS : field);
}

static void
test_good (void)
{
  g_autoptr (BwBaseMap) none = bw_base_map_new (BW_BASE_MAP_NONE);

  g_assert_cmpint (bw_base_map_find_fault (none, NULL), ==, BW_BASE_MAP_FAULT_NONE);
  assert_fault (BW_BASE_MAP_XYZ, OSM, NULL, NULL, BW_BASE_MAP_FAULT_NONE, 0);
  assert_fault (BW_BASE_MAP_XYZ, "http://127.0.0.1:8080/{z}/{x}/{y}", "", "", BW_BASE_MAP_FAULT_NONE, 0);
  assert_fault (BW_BASE_MAP_TMS, OSM, OSM, NULL, BW_BASE_MAP_FAULT_NONE, 0);
  assert_fault (BW_BASE_MAP_WMTS, TIANDITU, NULL, "k", BW_BASE_MAP_FAULT_NONE, 0);
  assert_fault (BW_BASE_MAP_WMTS, "https://h.example/wmts?TileMatrix={TileMatrix}&c={TileCol}&r={TileRow}", NULL, NULL,
                BW_BASE_MAP_FAULT_NONE, 0);
}

static void
test_addresses (void)
{
  static const struct { const char *address; BwBaseMapFault fault; } wrong[] = {
    { NULL, BW_BASE_MAP_FAULT_MISSING },
    { "", BW_BASE_MAP_FAULT_MISSING },
    { "file:///{z}/{x}/{y}", BW_BASE_MAP_FAULT_ADDRESS },
    { "tile.example.org/{z}/{x}/{y}", BW_BASE_MAP_FAULT_ADDRESS },
    { "https:///{z}/{x}/{y}", BW_BASE_MAP_FAULT_ADDRESS },
    { "https://{s}.example.org/{z}/{x}/{y}", BW_BASE_MAP_FAULT_ADDRESS },
    { "https://h.example/ {z}/{x}/{y}", BW_BASE_MAP_FAULT_ADDRESS },
    { "https://h.example/{z}/{x}", BW_BASE_MAP_FAULT_PLACEHOLDERS },
    { "https://h.example/{x}/{y}", BW_BASE_MAP_FAULT_PLACEHOLDERS },
    { "https://h.example/{z}/{y}", BW_BASE_MAP_FAULT_PLACEHOLDERS },
    { "https://t0.tianditu.gov.cn/vec_c/wmts?m={z}&r={y}&c={x}", BW_BASE_MAP_FAULT_GRID },
    { "https://h.example/w?TILEMATRIXSET=EPSG:4326&m={z}&r={y}&c={x}", BW_BASE_MAP_FAULT_GRID },
    { "https://h.example/w?m={z}&r={y}&c={x}&TileMatrixSet=c", BW_BASE_MAP_FAULT_GRID },
    { "https://webrd01.is.autonavi.com/appmaptile?x={x}&y={y}&z={z}", BW_BASE_MAP_FAULT_SERVER_GCJ02 },
    { "https://rt0.map.gtimg.com/tile?z={z}&x={x}&y={y}", BW_BASE_MAP_FAULT_SERVER_GCJ02 },
    { "http://user@online1.map.bdimg.com:80/tile/?x={x}&y={y}&z={z}", BW_BASE_MAP_FAULT_SERVER_BD09 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      assert_fault (BW_BASE_MAP_WMTS, wrong[i].address, NULL, NULL, wrong[i].fault, BW_BASE_MAP_FIELD_TEMPLATE);
      if (wrong[i].fault != BW_BASE_MAP_FAULT_MISSING)
        assert_fault (BW_BASE_MAP_XYZ, OSM, wrong[i].address, NULL, wrong[i].fault, BW_BASE_MAP_FIELD_LABELS);
    }

  /* Only the end of a host's name counts. */
  assert_fault (BW_BASE_MAP_XYZ, "https://notamap.com/{z}/{x}/{y}", NULL, NULL, BW_BASE_MAP_FAULT_NONE, 0);
  assert_fault (BW_BASE_MAP_XYZ, "https://h.example/amap.com/{z}/{x}/{y}", NULL, NULL, BW_BASE_MAP_FAULT_NONE, 0);
}

static void
test_keys (void)
{
  assert_fault (BW_BASE_MAP_WMTS, TIANDITU, NULL, NULL, BW_BASE_MAP_FAULT_KEY, BW_BASE_MAP_FIELD_KEY);
  assert_fault (BW_BASE_MAP_WMTS, OSM, TIANDITU, "", BW_BASE_MAP_FAULT_KEY, BW_BASE_MAP_FIELD_KEY);
  assert_fault (BW_BASE_MAP_XYZ, OSM, NULL, "secret", BW_BASE_MAP_FAULT_UNUSED_KEY, BW_BASE_MAP_FIELD_KEY);
}

static void
test_datums (void)
{
  static const struct { BwDatum datum; BwBaseMapFault fault; } datums[] = {
    { BW_DATUM_UNDECLARED, BW_BASE_MAP_FAULT_UNDECLARED },
    { BW_DATUM_GCJ02, BW_BASE_MAP_FAULT_GCJ02 },
    { BW_DATUM_BD09, BW_BASE_MAP_FAULT_BD09 },
    { BW_DATUM_WGS84, BW_BASE_MAP_FAULT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (datums); i++)
    {
      g_autoptr (BwBaseMap) self = create (BW_BASE_MAP_XYZ, OSM, NULL, NULL);
      BwBaseMapField field = BW_N_BASE_MAP_FIELDS;

      self->datum = datums[i].datum;
      g_assert_cmpint (bw_base_map_find_fault (self, &field), ==, datums[i].fault);
      if (datums[i].fault != BW_BASE_MAP_FAULT_NONE)
        g_assert_cmpint (field, ==, BW_BASE_MAP_FIELD_DATUM);
    }
}

static void
test_file (void)
{
  g_autoptr (BwBaseMap) self = create (BW_BASE_MAP_MBTILES, NULL, NULL, NULL);
  BwBaseMapField field;

  g_assert_cmpint (bw_base_map_find_fault (self, &field), ==, BW_BASE_MAP_FAULT_MISSING);
  g_assert_cmpint (field, ==, BW_BASE_MAP_FIELD_FILE);
  self->file = g_strdup ("/srv/map.mbtiles");
  g_assert_cmpint (bw_base_map_find_fault (self, NULL), ==, BW_BASE_MAP_FAULT_NONE);

  /* It says itself which levels it has: what was typed for a server is of no account. */
  self->min_zoom = 19;
  g_assert_cmpint (bw_base_map_find_fault (self, NULL), ==, BW_BASE_MAP_FAULT_NONE);
}

static void
test_levels (void)
{
  g_autoptr (BwBaseMap) self = create (BW_BASE_MAP_XYZ, OSM, NULL, NULL);
  BwBaseMapField field;

  self->min_zoom = 19;
  g_assert_cmpint (bw_base_map_find_fault (self, &field), ==, BW_BASE_MAP_FAULT_ORDER);
  g_assert_cmpint (field, ==, BW_BASE_MAP_FIELD_ZOOM);
}

static void
test_urls (void)
{
  g_autoptr (BwBaseMap) xyz = create (BW_BASE_MAP_XYZ, OSM, "https://l.example/{z}-{x}-{y}", NULL);
  g_autoptr (BwBaseMap) tms = create (BW_BASE_MAP_TMS, OSM, NULL, NULL);
  g_autoptr (BwBaseMap) wmts = create (BW_BASE_MAP_WMTS, TIANDITU, NULL, "a&b");
  g_autofree char *tile = bw_base_map_dup_url (xyz, FALSE, 3, 5, 2);
  g_autofree char *label = bw_base_map_dup_url (xyz, TRUE, 3, 5, 2);
  g_autofree char *south = bw_base_map_dup_url (tms, FALSE, 3, 5, 2);
  g_autofree char *keyed = bw_base_map_dup_url (wmts, FALSE, 10, 836, 406);

  g_assert_cmpstr (tile, ==, "https://tile.example.org/3/5/2.png");
  g_assert_cmpstr (label, ==, "https://l.example/3-5-2");
  g_assert_cmpstr (south, ==, "https://tile.example.org/3/5/5.png");
  g_assert_true (g_str_has_suffix (keyed, "&TILEMATRIX=10&TILEROW=406&TILECOL=836&tk=a%26b"));
  g_assert_true (bw_base_map_has_labels (xyz));
  g_assert_false (bw_base_map_has_labels (tms));
}

static void
test_cache_names (void)
{
  g_autoptr (BwBaseMap) one = create (BW_BASE_MAP_WMTS, TIANDITU, OSM, "secret");
  g_autoptr (BwBaseMap) other = create (BW_BASE_MAP_WMTS, TIANDITU, NULL, "another");
  g_autoptr (BwBaseMap) south = create (BW_BASE_MAP_TMS, TIANDITU, NULL, "secret");
  g_autofree char *name = bw_base_map_dup_cache_name (one, FALSE);
  g_autofree char *same = bw_base_map_dup_cache_name (other, FALSE);
  g_autofree char *labels = bw_base_map_dup_cache_name (one, TRUE);
  g_autofree char *turned = bw_base_map_dup_cache_name (south, FALSE);

  g_assert_cmpstr (name, ==, same);
  g_assert_cmpstr (name, !=, labels);
  g_assert_cmpstr (name, !=, turned);
}

static void
test_copy (void)
{
  g_autoptr (BwBaseMap) one = create (BW_BASE_MAP_WMTS, TIANDITU, OSM, "secret");
  g_autoptr (BwBaseMap) copy = NULL;

  one->credit = g_strdup ("天地图");
  copy = bw_base_map_copy (one);
  g_assert_true (bw_base_map_equal (one, copy));
  g_free (copy->credit);
  copy->credit = g_strdup ("OSM");
  g_assert_false (bw_base_map_equal (one, copy));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base-map/good", test_good);
  g_test_add_func ("/base-map/addresses", test_addresses);
  g_test_add_func ("/base-map/keys", test_keys);
  g_test_add_func ("/base-map/datums", test_datums);
  g_test_add_func ("/base-map/file", test_file);
  g_test_add_func ("/base-map/levels", test_levels);
  g_test_add_func ("/base-map/urls", test_urls);
  g_test_add_func ("/base-map/cache-names", test_cache_names);
  g_test_add_func ("/base-map/copy", test_copy);

  return g_test_run ();
}
