package cn.suyuan.ledger;

/**
 * Where and for what an instrument is used.
 *
 * @param location 安装使用地点, empty where missing
 * @param carrier 能源种类 key such as {@code electricity}, empty where missing
 * @param level 管理级别
 * @param deployment 在线/离线
 * @param usedAt 使用点, a value with unit, empty where missing
 * @param serves instrument that a transformer or sensor belongs to, empty where missing
 */
public record PlaceOfUse(
        String location, String carrier, MeteringLevel level, Deployment deployment, String usedAt, String serves) {}
