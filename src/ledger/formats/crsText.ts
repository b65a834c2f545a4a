// A coordinate system as other programs read it: the text of a .prj (ESRI) and the name in a GeoJSON file.
import type { Crs } from "#geo/crs.ts";
import { meridianOf, zoneOfEpsg } from "#geo/gaussKruger.ts";

const CGCS2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

const plane = (
  name: string,
  base: string,
  method: string,
  meridian: number,
  east: number,
  scale: string,
): string =>
  `PROJCS["${name}",${base},PROJECTION["${method}"],PARAMETER["False_Easting",${east}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

/** ESRI well-known text; null for the shifted systems, which have none. */
export function prjOf(crs: Crs): string | null {
  if (crs === "WGS84") return WGS84;
  if (crs === "EPSG:4490") return CGCS2000;
  if (crs === "EPSG:3857")
    return `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${WGS84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;
  const epsg = crs.startsWith("EPSG:") ? Number(crs.slice(5)) : 0;
  if (epsg >= 32643 && epsg <= 32653)
    return plane(
      `WGS_1984_UTM_Zone_${epsg - 32600}N`,
      WGS84,
      "Transverse_Mercator",
      6 * (epsg - 32600) - 183,
      500_000,
      "0.9996",
    );
  const zone = zoneOfEpsg(epsg);
  if (!zone) return null;
  const meridian = meridianOf(zone.width, zone.zone);
  const name = `CGCS2000_${zone.width === 3 ? "3_Degree_" : ""}GK_${zone.prefixed ? `Zone_${zone.zone}` : `CM_${meridian}E`}`;
  return plane(
    name,
    CGCS2000,
    "Gauss_Kruger",
    meridian,
    500_000 + (zone.prefixed ? zone.zone * 1_000_000 : 0),
    "1.0",
  );
}

/** What a GeoJSON `crs` member calls it: a URN, or the plain name of a shifted system, which no program but ours knows. */
export const geojsonNameOf = (crs: Crs): string =>
  crs.startsWith("EPSG:") ? `urn:ogc:def:crs:EPSG::${crs.slice(5)}` : crs;
