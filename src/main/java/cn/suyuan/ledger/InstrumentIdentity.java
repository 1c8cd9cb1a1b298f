package cn.suyuan.ledger;

/**
 * What tells one instrument from all others; texts as recorded, empty where missing.
 *
 * @param instrumentNo 管理编号, identity inside the company
 * @param name 计量器具名称
 * @param serialNo 出厂编号
 * @param model 型号规格
 * @param manufacturer 生产厂家
 */
public record InstrumentIdentity(
        String instrumentNo, String name, String serialNo, String model, String manufacturer) {}
